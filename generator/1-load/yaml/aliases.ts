import { isAlias, visit, type Alias, type Document } from "yaml";

/** The alias that can't be expanded: it has no anchor, or is inside its own. Without such, the last one. */
export function brokenAlias(document: Document) {
  const anchors = new Map<string, unknown>();
  let found: { readonly node: Alias; readonly why: string | null } | undefined;
  visit(document, {
    Node(_, node, ancestors) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return undefined;
      }
      const target = anchors.get(node.source);
      const isInside = ancestors.some((one) => one === target);
      const missing = `the anchor &${node.source} is not defined`;
      const inside = `*${node.source} is inside its own anchor`;
      const why = target === undefined ? missing : isInside ? inside : null;
      found = { node, why };
      return why === null ? undefined : visit.BREAK;
    },
  });
  return found;
}
