import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import type { Lowering } from "../lowering.js";

/** The URLs of `servers` at this level, variables filled in; `null` where it has none. */
export function lowerServers(node: Node, lowering: Lowering): readonly string[] | null {
  const servers = items(lowering.read.list(node, "servers"));
  const urls = servers.flatMap((server) => {
    const url = isRecord(server.value) ? lowering.read.string(server, "url") : undefined;
    const whole = url === undefined ? undefined : withDefaults(url, server, lowering);
    return whole === undefined ? [] : [whole];
  });
  return urls.length === 0 ? null : urls;
}

/** `undefined` where the value of a variable isn't known: nothing can be sent to such a server. */
function withDefaults(url: string, server: Node, lowering: Lowering): string | undefined {
  const variables = lowering.read.mapping(server, "variables");
  const unknown: string[] = [];
  const filled = url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables && child(variables, name);
    const words = items(variable && child(variable, "enum"));
    const usual = variable && child(variable, "default");
    if (usual !== undefined) warnOfDefault(usual, words, lowering);
    const { value } = usual ?? words[0] ?? {};
    if (typeof value === "string" || typeof value === "number") return String(value);
    unknown.push(whole);
    return whole;
  });
  if (unknown.length === 0) return filled;
  const message = `the server's variable ${unknown.join(" and ")} has no default: the server is left out`;
  lowering.diagnostics.report("WF3005", `${server.at}/url`, message, {
    hint: "add it under `variables`, with a `default`, or give the client a `baseUrl`",
  });
  return undefined;
}

/** OpenAPI 3.1, section 4.8.6: the default is one of the enum's values. */
function warnOfDefault(
  { at, value }: Node,
  words: readonly Node[],
  { diagnostics }: Lowering,
): void {
  if (words.length === 0 || words.some((word) => word.value === value)) return;
  const known = words.map((word) => JSON.stringify(word.value)).join(", ");
  const message = `the default is none of the variable's values: ${known}`;
  diagnostics.report("WF2009", at, message, { hint: "it is sent as it stands" });
}
