// The runtime of wireform, copied. Do not edit.
/** Which codec a value takes: by its runtime type, as nothing else is known when it is written. */
import type { CodecNode } from "./codec.js";
import { variantFit } from "./fit.js";
import { isObject } from "./scalar.js";
import {
  type AnyNode,
  type ArrayNode,
  hasShape,
  type ObjectNode,
  type ScalarNode,
  type Variant,
  variantsOf,
} from "./variants.js";

export { admitsNull, type ArrayNode, type ObjectNode, type ScalarNode } from "./variants.js";

const any: AnyNode = { kind: "any" };
const anyArray: ArrayNode = { kind: "array", items: any };
const anyObject: ObjectNode = { kind: "object", fields: [], rest: any };
const anyScalar: ScalarNode = { kind: "string" };

/** The codec with its wrappers removed, one of a union chosen, and `any` settled. */
export function resolve(node: CodecNode, value: unknown): ArrayNode | ObjectNode | ScalarNode {
  switch (node.kind) {
    case "nullable":
      return resolve(node.of, value);
    case "any":
      return Array.isArray(value) ? anyArray : isObject(value) ? anyObject : anyScalar;
    case "lazy":
    case "union":
      return resolve(choose(variantsOf(node, value), value), value);
    default:
      return node;
  }
}

/** The first of those that fit best. Most often only one has the value's shape. */
function choose(variants: readonly Variant[], value: unknown): Variant {
  const shaped = variants.filter((variant) => hasShape(variant, value));
  let best = shaped[0] ?? variants[0] ?? any;
  if (shaped.length < 2) return best;
  let bestFit = -Infinity;
  for (const variant of shaped) {
    const fit = variantFit(variant, value);
    if (fit > bestFit) [best, bestFit] = [variant, fit];
  }
  return best;
}
