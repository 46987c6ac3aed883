/** All that a codec can be for a value, once its wrappers are removed. */
import type { CodecNode, ScalarNode } from "./codec.js";
import type { AnyNode, ArrayNode, ObjectNode } from "./resolve.js";

export type Variant = ArrayNode | ObjectNode | ScalarNode | AnyNode;

/** All that a value can take. A codec that leads to itself adds nothing, so `seen` ones end. */
export function variantsOf(
  node: CodecNode,
  value: unknown,
  variants: Variant[] = [],
  seen: CodecNode[] = [],
): Variant[] {
  switch (node.kind) {
    case "nullable":
      return variantsOf(node.of, value, variants, seen);
    case "lazy":
      if (!seen.includes(node)) {
        seen.push(node);
        variantsOf(node.get(), value, variants, seen);
      }
      return variants;
    case "union":
      for (const variant of node.among?.(value) ?? node.of)
        variantsOf(variant, value, variants, seen);
      return variants;
    default:
      variants.push(node);
      return variants;
  }
}
