import type { Shape } from "../../model/schema.js";
import { mergeObjects } from "../../model/merge.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { call, literal, named, value } from "../seam/build.js";
import { codecOf, codecSymbol, formOf } from "./codecs.js";
import { findDiscriminator, leavesOf } from "../schemas/constants.js";
import type { Expression } from "../seam/draft.js";
import { taggedVariants, type TaggedVariants } from "./tagged-variants.js";
import { rulesOf } from "./variant-rules.js";

/**
 * The codec of one of several shapes. What settles the choice, in this order: the document's own
 * discriminator; that all are written alike; a member with a word for each; whether the value is an object, an array or a scalar; what
 * the document says of constants and required members; and at last, what the value looks like.
 */
export function unionCodec(variants: readonly Shape[], client: ClientPlan): Expression {
  const given = variants.filter(({ kind }) => kind !== "null");
  const codec = givenCodec(given, client);
  return given.length === variants.length ? codec : call(codecSymbol(client, "nullable"), codec);
}

function givenCodec(variants: readonly Shape[], client: ClientPlan): Expression {
  const tagged = taggedVariants(variants, client);
  return tagged === undefined ? untaggedCodec(variants, client) : taggedCodec(tagged, client);
}

function untaggedCodec(variants: readonly Shape[], client: ClientPlan): Expression {
  const codecs = distinct(variants.map((variant) => codecOf(variant, client)));
  if (codecs.length < 2) return codecs[0] ?? value(codecSymbol(client, "any"));
  const forms = variants.map((variant) => formOf(variant, client));
  if (!forms.includes(undefined) && new Set(forms).size === forms.length)
    return call(codecSymbol(client, "either"), ...codecs);
  const leaves = leavesOf(variants, client);
  return (
    hintedCodec(leaves, client) ??
    ruledCodec(leaves, client) ??
    call(client.runtime("encode/codecs/union", "union"), ...codecs)
  );
}

/** Objects that the document's discriminator tells apart. */
function taggedCodec(tagged: TaggedVariants, client: ClientPlan) {
  const { property, byWord, others } = tagged;
  const table = [...byWord].map(([word, shapes]) => [word, untaggedCodec(shapes, client)] as const);
  const given = others.filter(({ kind }) => kind !== "null");
  const { rest, beside } = restOf(tagged, given, client);
  const data = [
    literal(property),
    named(table),
    ...distinct(beside.map((other) => codecOf(other, client))),
  ];
  const codec =
    rest === undefined
      ? call(client.runtime("encode/codecs/union", "discriminated"), ...data)
      : call(client.runtime("encode/codecs/union", "discriminatedOr"), rest, ...data);
  return given.length === others.length ? codec : call(codecSymbol(client, "nullable"), codec);
}

/** What has no word, where one must be said, is one of the objects that have none. */
function restOf(
  { rest, isDemanded }: TaggedVariants,
  others: readonly Shape[],
  client: ClientPlan,
): { readonly rest: Expression | undefined; readonly beside: readonly Shape[] } {
  if (rest !== undefined) return { rest: codecOf(rest, client), beside: others };
  const objects = others.filter((other) => !isFlat(other, client));
  if (!isDemanded || objects.length === 0) return { rest: undefined, beside: others };
  const beside = others.filter((other) => !objects.includes(other));
  return { rest: unionCodec(objects, client), beside };
}

/** Objects that constants of a property tell apart. Others may stand beside them. */
function hintedCodec(variants: readonly Shape[], client: ClientPlan) {
  const shapes = variants.filter((variant) => mergeObjects(variant, client) !== undefined);
  const others = variants.filter((variant) => !shapes.includes(variant));
  if (shapes.length < 2 || others.some((other) => !isFlat(other, client))) return undefined;
  const objects = shapes.map((shape) => mergeObjects(shape, client)!);
  const found = findDiscriminator(objects, client);
  if (found === undefined) return undefined;
  const table = found.values.flatMap((values, index) => {
    const codec = codecOf(shapes[index]!, client);
    return values.map((text): [string, Expression] => [text, codec]);
  });
  const beside = distinct(
    others.filter(({ kind }) => kind !== "null").map((other) => codecOf(other, client)),
  );
  const codec = call(
    client.runtime("encode/codecs/union", "hinted"),
    literal(found.property),
    named(table),
    ...beside,
  );
  return others.some(({ kind }) => kind === "null")
    ? call(codecSymbol(client, "nullable"), codec)
    : codec;
}

/** No object, whatever else it is. */
function isFlat(shape: Shape, client: ClientPlan): boolean {
  const form = formOf(shape, client);
  return shape.kind === "null" || form === "array" || form === "scalar";
}

/** Variants of which constants and required members tell which of them a value can be. */
function ruledCodec(variants: readonly Shape[], client: ClientPlan): Expression | undefined {
  const given = variants.filter(({ kind }) => kind !== "null");
  const rules = rulesOf(given, client);
  if (rules === undefined) return undefined;
  const pairs = given.map((variant, index): Expression => ({
    kind: "array",
    items: [rules[index]!, codecOf(variant, client)],
  }));
  const codec = call(client.runtime("encode/codecs/rules", "ruled"), ...pairs);
  return given.length === variants.length ? codec : call(codecSymbol(client, "nullable"), codec);
}

function distinct(codecs: readonly Expression[]): readonly Expression[] {
  return [...new Map(codecs.map((codec) => [JSON.stringify(codec), codec])).values()];
}
