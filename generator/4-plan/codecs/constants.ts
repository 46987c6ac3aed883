/** What identifies values: members that are always the same. */
import type { ObjectShape, Shape } from "../../model/schema.js";
import { distribute, mergeObjects } from "../../model/merge.js";
import { resolveShape } from "../../model/walk.js";
import type { Codec, Constant } from "./codec.js";
import type { Codecs } from "./codecs.js";

/**
 * The values of a shape, if they are all known.
 * @param outer the choices and combinations around it: a choice inside itself adds nothing
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
      // Another part may restrict what one part leaves open.
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

/** A property whose constant strings distinguish all objects, with these strings by object. */
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

/** The variants of a choice, including those of nested choices. */
export interface Leaves {
  readonly shapes: readonly Shape[];
  codecOf(leaf: Shape): Codec;
}

/**
 * The variants of a union, including those of nested unions and of `allOf` with a choice. A named
 * choice that contains what is being planned stays a variant: its name ends the cycle.
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

/**
 * The alternatives of a union, or of an `allOf` with a choice in it; `undefined` for anything else.
 */
export function openChoice(target: Shape, codecs: Codecs): readonly Shape[] | undefined {
  if (target.kind === "union") return target.variants;
  if (target.kind !== "intersection" || mergeObjects(target, codecs) !== undefined)
    return undefined;
  const choices = distribute(target, codecs);
  return typeof choices === "object" ? choices : undefined;
}
