import { isAlias, visit, type Alias, type Document } from "yaml";

/** An alias of nothing, or of something that it is in; else the last one. */
export function brokenAlias(document: Document) {
  const anchors = new Map<string, unknown>();
  let found: { readonly node: Alias; readonly why: string | null } | undefined;
  visit(document, {
    Node(_, node, around) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return undefined;
      }
      const target = anchors.get(node.source);
      const isInside = around.some((one) => one === target);
      const missing = `the anchor &${node.source} is not defined`;
      const inside = `*${node.source} is inside its own anchor`;
      const why = target === undefined ? missing : isInside ? inside : null;
      found = { node, why };
      return why === null ? undefined : visit.BREAK;
    },
  });
  return found;
}
