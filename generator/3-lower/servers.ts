import { child, isRecord, items, type Node } from "../2-resolve/node.js";
import type { Lowering } from "./lowering.js";

/** The URLs of `servers` at this level, variables filled in; `null` where it has none. */
export function lowerServers(node: Node, lowering: Lowering): readonly string[] | null {
  const servers = items(lowering.read.list(node, "servers"));
  const urls = servers.flatMap((server) => {
    const url = isRecord(server.value) ? lowering.read.string(server, "url") : undefined;
    return url === undefined ? [] : [withDefaults(url, server, lowering)];
  });
  return urls.length === 0 ? null : urls;
}

function withDefaults(url: string, server: Node, lowering: Lowering): string {
  const variables = lowering.read.mapping(server, "variables");
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables && child(variables, name);
    const value = variable && child(variable, "default")?.value;
    if (typeof value === "string" || typeof value === "number") return String(value);
    const message = `the server's variable {${name}} has no default`;
    lowering.diagnostics.report("WF2006", `${server.at}/url`, message, {
      hint: `add it under \`variables\`, with a \`default\``,
    });
    return whole;
  });
}
