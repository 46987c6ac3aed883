import { child, listOf, mappingOf, type Node } from "./node.js";
import type { Upgrade } from "./swagger-members.js";

/** `servers` for the document: each of `schemes` with `host` and `basePath`. */
export function upgradeServers(upgrade: Upgrade): Node {
  const { root, read } = upgrade;
  const host = hostOf(upgrade);
  const basePath = read.string(root, "basePath")?.replace(/^\/*|\/+$/g, "") ?? "";
  const path = basePath === "" ? "" : `/${basePath}`;
  const at = child(root, host === undefined ? "basePath" : "host")?.at ?? root.at;
  const urls =
    host === undefined
      ? [path === "" ? "/" : path]
      : schemesOf(root, upgrade).map((scheme) => `${scheme}://${host}${path}`);
  return listOf(
    at,
    urls.map((url) => mappingOf(at, { url: { value: url, at } })),
  );
}

/** `servers` for an operation that has `schemes` of its own. */
export function upgradeOperationServers(operation: Node, upgrade: Upgrade): Node | undefined {
  const schemes = child(operation, "schemes");
  if (schemes === undefined || child(upgrade.root, "host") === undefined) return undefined;
  const { at } = schemes;
  const root = mappingOf(upgrade.root.at, { ...rootAddress(upgrade), schemes });
  return { ...upgradeServers({ ...upgrade, root }), at };
}
