/**
 * Unions whose variants have the same shape, such as two objects: the value is compared with each.
 * A separate module, so that programs without such a union don't bundle the comparison.
 */
import { EncodeError } from "../errors.js";
import type { Codec, CodecNode, UnionNode } from "./codec.js";
import { variantFit, variantsOf } from "./fit.js";
import { hasShape } from "./resolve.js";
import { hasOwn, isObject, misfit } from "./scalar.js";

/** The first of the best fitting variants, compared down to a limited depth. */
export function union<T>(...of: readonly CodecNode[]): Codec<T> {
  return choosing({ kind: "union", of });
}

/** Codecs by word; pairs if JavaScript would reorder the words. */
type ByWord = Readonly<Record<string, CodecNode>> | readonly (readonly [string, CodecNode])[];

/**
 * A union of objects with a discriminator: the member `property` names the codec. An object with
 * another word is one of the `others`, or refused; one without a word uses the best fitting codec.
 */
export function discriminated<T>(
  property: string,
  variants: ByWord,
  ...others: readonly CodecNode[]
): Codec<T> {
  const { of, find, words } = byWord(variants, others);
  const hasVariant = (codec: CodecNode, value: unknown) =>
    variantsOf(codec, value).some((variant) => hasShape(variant, value));
  const among = (value: unknown) => {
    const word = wordOf(value, property);
    return word === undefined ? undefined : (find(word) ?? others);
  };
  const node = choosing({ kind: "union", of, among });
  return {
    ...node,
    choose(value) {
      if (among(value) === others && !others.some((other) => hasVariant(other, value))) {
        const known = `expected one of ${[...words()].join(", ")}`;
        throw EncodeError.at(new EncodeError("type_mismatch", known), property);
      }
      return node.choose(value);
    },
  };
}

/** Like `discriminated`; an object with another word, or without one, uses `fallback`. */
export function discriminatedOr<T>(
  fallback: CodecNode,
  property: string,
  variants: ByWord,
  ...others: readonly CodecNode[]
): Codec<T> {
  const { of, find } = byWord(variants, [fallback, ...others]);
  const among = (value: unknown) =>
    isObject(value) ? (find(wordOf(value, property)) ?? [fallback]) : undefined;
  return choosing({ kind: "union", of, among });
}

/**
 * Like `discriminated`, but not by a rule of the document: an object with another word uses the
 * best fitting codec.
 */
export function hinted<T>(
  property: string,
  variants: ByWord,
  ...others: readonly CodecNode[]
): Codec<T> {
  const { of, find } = byWord(variants, others);
  return choosing({ kind: "union", of, among: (value) => find(wordOf(value, property)) });
}

function byWord(variants: ByWord, others: readonly CodecNode[]) {
  const codecs = new Map(variants instanceof Array ? variants : Object.entries(variants));
  const find = (word: string | undefined) => {
    const codec = word === undefined ? undefined : codecs.get(word);
    return codec && [codec];
  };
  return { of: [...new Set(codecs.values()), ...others], find, words: () => codecs.keys() };
}

/** The text of the member that identifies an object. Words may also be numbers and booleans. */
function wordOf(value: unknown, property: string): string | undefined {
  const word = isObject(value) && hasOwn(value, property) ? value[property] : undefined;
  return /string|number|bigint|boolean/.test(typeof word) ? String(word) : undefined;
}

/** A union that uses the best fitting of its codecs for a value. */
export function choosing(union: Omit<UnionNode, "choose">): UnionNode {
  const node: UnionNode = { ...union, choose: (value) => choose(node, value) };
  return node;
}

/** Usually only one variant has the value's shape. */
function choose(union: UnionNode, value: unknown): CodecNode {
  const variants = variantsOf(union, value);
  const shaped = variants.filter((variant) => hasShape(variant, value));
  let best = shaped[0] ?? variants[0];
  if (best === undefined) throw misfit(value, "one of the variants");
  if (shaped.length < 2) return best;
  let bestFit = -Infinity;
  for (const variant of shaped) {
    const fit = variantFit(variant, value);
    if (fit > bestFit) [best, bestFit] = [variant, fit];
  }
  return best;
}
