import { child, items, type Node } from "../../2-resolve/node.js";
import type { OperationTag } from "../../model/api.js";
import { docsOf } from "../schemas/docs.js";

/** The `tags` of the document; without tags that only operations name. */
export function lowerOperationTags(root: Node): readonly OperationTag[] {
  return items(child(root, "tags")).flatMap((node) => {
    const name = child(node, "name")?.value;
    return typeof name === "string" ? [{ at: node.at, name, docs: docsOf(node) }] : [];
  });
}
