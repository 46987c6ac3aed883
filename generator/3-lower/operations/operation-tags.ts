import { child, items, type Node } from "../../2-resolve/node.js";
import type { OperationTag } from "../../model/api.js";
import { docsOf } from "../schemas/docs.js";

/** What the document says of its tags; those that only operations name are not among them. */
export function lowerOperationTags(root: Node): readonly OperationTag[] {
  return items(child(root, "tags")).flatMap((node) => {
    const name = child(node, "name")?.value;
    return typeof name === "string" ? [{ at: node.at, name, docs: docsOf(node) }] : [];
  });
}
