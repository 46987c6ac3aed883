/** What values tell of themselves by members that are always the same. */
import type { ObjectShape, Shape } from "../../model/schema.js";
import { distribute, mergeObjects } from "../../model/merge.js";
import { resolveShape } from "../../model/walk.js";
import type { Codec, Constant } from "./codec.js";
import type { Codecs } from "./codecs.js";

/**
 * The values that a shape may have, where these are all that it may have.
 * @param outer the choices and combinations that it stands in: a choice adds nothing to itself
 */
export function constantsOf(
  shape: Shape,
  codecs: Codecs,
  outer: readonly Shape[] = [],
): readonly Constant[] | undefined {
  const target = resolveShape(shape, codecs.api.schemas);
  if (outer.includes(target)) return target.kind === "union" ? [] : undefined;
  switch (target.kind) {
    case "null":
      return [null];
    case "enum":
      return target.values.map(({ value }) => value);
    case "union": {
      const found = target.variants.map((variant) =>
        constantsOf(variant, codecs, [...outer, target]),
      );
      return found.every((values) => values !== undefined) ? [...new Set(found.flat())] : undefined;
    }
    case "intersection": {
      // What one part leaves open, another may have settled.
      const found = target.parts.flatMap((part) => {
        const values = constantsOf(part, codecs, [...outer, target]);
        return values === undefined ? [] : [values];
      });
      const [first, ...others] = found;
      return first?.filter((value) => others.every((values) => values.includes(value)));
    }
    default:
      target.kind satisfies
        | "unknown"
        | "never"
        | "boolean"
        | "string"
        | "integer"
        | "number"
        | "array"
        | "tuple"
        | "object"
        | "reference";
      return undefined;
  }
}

/** A property whose constant strings tell all objects apart, and these strings by object. */
export function findDiscriminator(
  objects: readonly ObjectShape[],
  codecs: Codecs,
): { readonly property: string; readonly values: readonly (readonly string[])[] } | undefined {
  for (const { name } of objects[0]?.properties ?? []) {
    const values = objects.map((object) => stringsOf(object, name, codecs));
    const all = values.flatMap((strings) => strings ?? []);
    if (values.every((strings) => strings !== undefined) && new Set(all).size === all.length)
      return { property: name, values };
  }
  return undefined;
}

function stringsOf(object: ObjectShape, name: string, codecs: Codecs) {
  const property = object.properties.find((property) => property.name === name);
  const values = property && constantsOf(property.shape, codecs);
  const strings = values?.filter((value) => typeof value === "string");
  return strings?.length === values?.length ? strings : undefined;
}

/** The variants of a choice, those of choices inside it too. */
export interface Leaves {
  readonly shapes: readonly Shape[];
  codecOf(leaf: Shape): Codec;
}

/**
 * The variants of a union, those of unions inside it too, and of `allOf` with a choice. Those of a
 * named choice that contain what is being planned are written by the choice: its name ends the circle.
 */
export function leavesOf(variants: readonly Shape[], codecs: Codecs): Leaves {
  const writtenAs = new Map<Shape, Shape>();
  const shapes = collectLeaves(variants, codecs, writtenAs, []);
  return { shapes, codecOf: (leaf) => codecs.of(writtenAs.get(leaf) ?? leaf) };
}

function collectLeaves(
  variants: readonly Shape[],
  codecs: Codecs,
  writtenAs: Map<Shape, Shape>,
  outer: readonly Shape[],
): readonly Shape[] {
  return variants.flatMap((variant) => {
    const target = resolveShape(variant, codecs.api.schemas);
    const inner = openChoice(target, codecs);
    if (inner === undefined || outer.includes(target)) return [variant];
    const leaves =
      target.kind === "union" ? collectLeaves(inner, codecs, writtenAs, [...outer, target]) : inner;
    if (variant.kind === "reference")
      for (const leaf of leaves) if (codecs.isInPlanning(leaf)) writtenAs.set(leaf, variant);
    return leaves;
  });
}

/** What a union, or an `allOf` with a choice in it, is one of; `undefined` for all else. */
export function openChoice(target: Shape, codecs: Codecs): readonly Shape[] | undefined {
  if (target.kind === "union") return target.variants;
  if (target.kind !== "intersection" || mergeObjects(target, codecs) !== undefined)
    return undefined;
  const choices = distribute(target, codecs);
  return typeof choices === "object" ? choices : undefined;
}
