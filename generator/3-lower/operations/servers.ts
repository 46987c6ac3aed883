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
    const [first] = items(variable && child(variable, "enum"));
    const value = ((variable && child(variable, "default")) ?? first)?.value;
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
