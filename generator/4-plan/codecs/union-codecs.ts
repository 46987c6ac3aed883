import { mergeObjects } from "../../model/merge.js";
import type { Shape } from "../../model/schema.js";
import type { Codec } from "./codec.js";
import type { Codecs } from "./codecs.js";
import { findDiscriminator, leavesOf, type Leaves } from "./constants.js";
import { taggedVariants, type TaggedVariants } from "./tagged-variants.js";
import { formOf, isFlat } from "./value-forms.js";
import { rulesOf } from "./variant-rules.js";

/**
 * The codec of one of several shapes. The choice is decided, in this order, by: the document's
 * discriminator; all variants being written the same way; a member with a different constant in
 * each; the value being an object, an array or a scalar; constants and required members; and at
 * last the form of the value.
 */
export function unionCodec(variants: readonly Shape[], codecs: Codecs): Codec {
  return besideNull(variants, codecs, (given) => {
    const tagged = taggedVariants(given, codecs);
    return tagged === undefined ? untaggedCodec(given, codecs) : taggedCodec(tagged, codecs);
  });
}

/** The codec of everything but null, which also accepts null if that is a variant. */
function besideNull<T extends Codec | undefined>(
  variants: readonly Shape[],
  codecs: Codecs,
  codecOf: (given: readonly Shape[]) => T,
): T | Codec {
  const given = variants.filter(({ kind }) => kind !== "null");
  const codec = codecOf(given);
  return codec === undefined || given.length === variants.length
    ? codec
    : codecs.add({ kind: "nullable", of: codec });
}

function untaggedCodec(shapes: readonly Shape[], codecs: Codecs): Codec {
  const variants = distinct(shapes, codecs);
  if (variants.length < 2) return variants[0] ?? codecs.simple("any");
  const forms = shapes.map((shape) => formOf(shape, codecs));
  if (!forms.includes(undefined) && new Set(forms).size === forms.length)
    return codecs.add({ kind: "either", variants });
  const leaves = leavesOf(shapes, codecs);
  return (
    hintedCodec(leaves, codecs) ??
    ruledCodec(leaves, codecs) ??
    codecs.add({ kind: "union", variants })
  );
}

/** Objects that the document's discriminator tells apart. */
function taggedCodec(tagged: TaggedVariants, codecs: Codecs): Codec {
  return besideNull(tagged.others, codecs, (others) => {
    const byWord = [...tagged.byWord].map(
      ([word, shapes]) => [word, untaggedCodec(shapes, codecs)] as const,
    );
    const { otherwise, beside } = otherwiseOf(tagged, others, codecs);
    const { property } = tagged;
    const plain = distinct(beside, codecs);
    return codecs.add({ kind: "discriminated", property, byWord, otherwise, beside: plain });
  });
}

/**
 * If a discriminator is required, a value without a known word is one of the objects that have
 * none.
 */
function otherwiseOf(
  { rest, isDemanded }: TaggedVariants,
  others: readonly Shape[],
  codecs: Codecs,
): { readonly otherwise: Codec | null; readonly beside: readonly Shape[] } {
  if (rest !== undefined) return { otherwise: codecs.of(rest), beside: others };
  const objects = others.filter((other) => !isFlat(other, codecs));
  if (!isDemanded || objects.length === 0) return { otherwise: null, beside: others };
  const beside = others.filter((other) => !objects.includes(other));
  return { otherwise: unionCodec(objects, codecs), beside };
}

/** Objects that the constants of a property tell apart. Other variants may be beside them. */
function hintedCodec(leaves: Leaves, codecs: Codecs): Codec | undefined {
  const found = leaves.shapes.map((shape) => ({ shape, object: mergeObjects(shape, codecs) }));
  const objects = found.flatMap(({ object }) => object ?? []);
  const others = found.flatMap(({ shape, object }) => (object === undefined ? [shape] : []));
  if (objects.length < 2 || others.some((other) => !isFlat(other, codecs))) return undefined;
  const discriminator = findDiscriminator(objects, codecs);
  if (discriminator === undefined) return undefined;
  const { property, values } = discriminator;
  const shapes = found.flatMap(({ shape, object }) => (object === undefined ? [] : [shape]));
  return besideNull(others, codecs, (given) => {
    const byWord = values.flatMap((words, index) => {
      const codec = leaves.codecOf(shapes[index]!);
      return words.map((word) => [word, codec] as const);
    });
    const beside = [...new Set(given.map((leaf) => leaves.codecOf(leaf)))];
    return codecs.add({ kind: "hinted", property, byWord, beside });
  });
}

/** Variants that constants and required members tell apart. */
function ruledCodec(leaves: Leaves, codecs: Codecs): Codec | undefined {
  return besideNull(leaves.shapes, codecs, (given) => {
    const rules = rulesOf(given, codecs);
    if (rules === undefined) return undefined;
    const ruled = given.map((leaf, index) => ({
      rule: rules[index]!,
      codec: leaves.codecOf(leaf),
    }));
    return codecs.add({ kind: "ruled", variants: ruled });
  });
}

function distinct(shapes: readonly Shape[], codecs: Codecs): readonly Codec[] {
  return [...new Set(shapes.map((shape) => codecs.of(shape)))];
}
