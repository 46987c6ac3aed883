/** Requests of a generated package, and a port on which a handler answers them. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exampleFor } from "../../templates/runtime/fake/example.js";
import type { Handler } from "../../templates/runtime/serve/handler.js";
import { nodeListener } from "../../templates/runtime/serve/node-listener.js";
import type { ServedOperation } from "../../templates/runtime/serve/served.js";
import { closeAfterTest } from "../leftovers.js";

export type Groups = Readonly<Record<string, unknown>>;

/** The required members of an operation's input, and every optional one. */
export function inputOf({ id, parameters = [], body = {} }: ServedOperation): Groups {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { in: group, name, rule } of parameters)
    (groups[group] ??= {})[name] = exampleFor(rule, 5, name);
  const [[contentType, content] = []] = Object.entries(body).filter(
    ([, { format }]) => format !== "multipart",
  );
  if (content === undefined) return groups;
  if (content.format === "binary") return { ...groups, body: new Uint8Array([1, 2, 3]) };
  const several = Object.keys(body).length > 1 ? { contentType } : {};
  return { ...groups, ...several, body: exampleFor(content.rule, 5, id) };
}

/** A port of this machine on which a handler answers. */
export async function listen(handler: Handler): Promise<string> {
  const listener = nodeListener(handler);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
