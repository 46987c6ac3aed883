/**
 * Unions whose variants are of one shape, such as two objects: the value is compared with each. A
 * module of its own, so that programs without such a union don't carry the comparison.
 */
import type { Codec, CodecNode, UnionNode } from "./codec.js";
import { variantFit } from "./fit.js";
import { any, hasShape } from "./resolve.js";
import { isObject } from "./scalar.js";
import { variantsOf } from "./variants.js";

/** One of several: the first of those that fit the value best, as deep as it is looked into. */
export function union<T>(...of: readonly CodecNode[]): Codec<T> {
  return choosing({ kind: "union", of });
}

/**
 * A union whose objects tell themselves apart: the text of the member `property` picks the codec;
 * pairs where JavaScript would reorder the texts. Other values take what fits best, of `others` too.
 */
export function discriminated<T>(
  property: string,
  variants: { readonly [value: string]: CodecNode } | readonly (readonly [string, CodecNode])[],
  ...others: readonly CodecNode[]
): Codec<T> {
  const byValue = new Map(variants instanceof Array ? variants : Object.entries(variants));
  const of = [...new Set(byValue.values()), ...others];
  const among = (value: unknown) => {
    const name = isObject(value) && Object.hasOwn(value, property) && value[property];
    const named = typeof name === "string" && byValue.get(name);
    return named ? [named] : [];
  };
  return choosing({ kind: "union", of, among });
}

/** A union that takes what fits a value best, of those that are among its codecs then. */
export function choosing(union: Omit<UnionNode, "choose">): UnionNode {
  const node: UnionNode = { ...union, choose: (value) => choose(node, value) };
  return node;
}

/** Most often only one variant has the value's shape. */
function choose(union: UnionNode, value: unknown): CodecNode {
  const variants = variantsOf(union, value);
  const shaped = variants.filter((variant) => hasShape(variant, value));
  let best: CodecNode = shaped[0] ?? variants[0] ?? any;
  if (shaped.length < 2) return best;
  let bestFit = -Infinity;
  for (const variant of shaped) {
    const fit = variantFit(variant, value);
    if (fit > bestFit) [best, bestFit] = [variant, fit];
  }
  return best;
}
