import { child, listOf, mappingOf, type Node } from "../node.js";
import type { Upgrade } from "./members.js";

/** `servers` for the document: each of its `schemes` with `host` and `basePath`. */
export function upgradeServers(upgrade: Upgrade): Node {
  const { root } = upgrade;
  // Some write `servers`, as in OpenAPI 3: used where Swagger's own fields are missing.
  const written = child(root, "servers");
  const isOwn = ["host", "basePath", "schemes"].some((key) => child(root, key));
  if (written !== undefined && !isOwn) return written;
  const { at } = child(root, "host") ?? child(root, "basePath") ?? root;
  const host = hostOf(upgrade);
  const path = basePathOf(upgrade);
  if (host === undefined) return serversOf([path === "" ? "/" : path], at);
  return serversOf(
    schemesOf(root, upgrade).map((scheme) => `${scheme}://${host}${path}`),
    at,
  );
}

/** `servers` for an operation that has `schemes` of its own. */
export function upgradeOperationServers(operation: Node, upgrade: Upgrade): Node | undefined {
  const schemes = child(operation, "schemes");
  const host = hostOf(upgrade);
  if (schemes === undefined || host === undefined) return undefined;
  const path = basePathOf(upgrade);
  return serversOf(
    schemesOf(operation, upgrade).map((scheme) => `${scheme}://${host}${path}`),
    schemes.at,
  );
}

function serversOf(urls: readonly string[], at: string): Node {
  const servers = urls.map((url) => mappingOf(at, { url: { value: url, at } }));
  return listOf(at, servers);
}

/** The order of `schemes` means nothing, but the first server is the default: so https comes first. */
function schemesOf(node: Node, { read }: Upgrade): readonly string[] {
  const schemes = read.strings(node, "schemes");
  const spoken = ["https", "http"].filter((scheme) => schemes.includes(scheme));
  if (spoken.length > 0) return spoken;
  return schemes.length > 0 ? schemes : ["https"];
}

/** A name, and a port where needed; of a whole URL, which many write there, that part of it. */
function hostOf({ root, read, diagnostics }: Upgrade): string | undefined {
  const host = read.string(root, "host");
  if (host === undefined || !/[/?#\s]/.test(host)) return host;
  const meant =
    /^(?:https?:)?\/\/([^/?#\s]+)\/?$/i.exec(host)?.[1] ?? /^([^/?#\s]+)\/$/.exec(host)?.[1];
  const message = "`host` is a host name, with a port if needed";
  const hint = "move the scheme to `schemes`, the path to `basePath`";
  const isRead = meant !== undefined;
  diagnostics.report(
    isRead ? "WF2008" : "WF2005",
    `${root.at}/host`,
    isRead ? `${message}: it is read as ${meant}` : message,
    { hint },
  );
  return meant;
}

/** With a slash before it and none behind; `""` where there is none. */
function basePathOf({ root, read }: Upgrade): string {
  const names = (read.string(root, "basePath") ?? "").split("/").filter((name) => name !== "");
  return names.map((name) => `/${name}`).join("");
}
