import type { ObjectShape, Property, Shape } from "../../model/schema.js";
import { titled } from "../../diagnostics/diagnostic.js";
import { pascalCase } from "./names.js";

export interface VariantWord {
  /** What its name adds to that of the choice; may be empty. */
  readonly text: string;
  /** Its part of the pointer: its word, which doesn't depend on order, else its number. */
  readonly token: string;
}

/**
 * Words that distinguish the variants of a choice: their titles, the words of their discriminator, a
 * constant member, their kinds, else their numbers. `null`: the variant has no name, nor anything in it. A
 * single named variant needs no word.
 * @param outer the name of the place around
 * @param isTaken the choice has that name itself: the values of its enums stand where they are
 */
export function variantWords(
  variants: readonly Shape[],
  outer: string,
  isTaken: boolean,
): readonly (VariantWord | null)[] {
  const holders = variants.filter((one) => hasNames(one) && !(isTaken && one.kind === "enum"));
  const constants = constantWords(holders);
  const wordOf = (variant: Shape) =>
    titleOf(variant, outer) ??
    tagWord(variant) ??
    constants?.get(variant) ??
    kindWord(variant, holders);
  const used = new Set<string>();
  return variants.map((variant, index) => {
    if (!holders.includes(variant)) return null;
    const said = wordOf(variant);
    const word = pascalCase(said ?? `${index + 1}`).slice(0, longest);
    const isSaid = said !== null && !used.has(word);
    const text = isSaid ? word : `${said === null ? "" : word}${index + 1}`;
    used.add(text);
    const isOnly = holders.length === 1 && !isTaken;
    return { text: isOnly ? "" : text, token: isSaid ? word : `${index}` };
  });
}

/** The most that one variant may add to a name. */
const longest = 40;

/** Whether a shape has a name by its place, or something in it has. */
function hasNames(shape: Shape): boolean {
  switch (shape.kind) {
    case "enum":
      return shape.values.length > 1;
    case "object":
      return (
        shape.properties.length > 0 ||
        (typeof shape.additional !== "string" && hasNames(shape.additional))
      );
    case "array":
      return hasNames(shape.items);
    case "tuple":
      return shape.prefix.some(hasNames) || (shape.rest !== null && hasNames(shape.rest));
    case "union":
      return shape.variants.some(hasNames);
    case "intersection":
      return shape.parts.some((part) => !isMarker(part) && hasNames(part));
    default:
      shape.kind satisfies
        "unknown" | "never" | "null" | "boolean" | "string" | "integer" | "number" | "reference";
      return false;
  }
}

/** A title that could be a name, without the words of its place. */
function titleOf(variant: Shape, outer: string): string | null {
  const title = ownTitle(variant);
  if (title === undefined || !/^[\p{L}][\p{L}\p{N} _-]*$/u.test(title)) return null;
  if (title.length > longest) return null;
  const [name, around] = [pascalCase(title), outer === "" ? "" : pascalCase(outer)];
  const rest = name.startsWith(around) ? name.slice(around.length) : name;
  return /^\p{Lu}/u.test(rest) ? rest : name === around ? null : name;
}

function ownTitle(variant: Shape): string | undefined {
  if (variant.kind === "intersection" && variant[titled] === undefined) {
    const parts = variant.parts.filter((part) => !isMarker(part));
    return parts.length === 1 ? ownTitle(parts[0]!) : undefined;
  }
  return "properties" in variant || "parts" in variant || "values" in variant
    ? variant[titled]
    : undefined;
}

function tagWord(variant: Shape): string | null {
  const marks = variant.kind === "intersection" ? variant.parts.filter(isMarker) : [];
  const tags = (variant.kind === "object" ? [variant] : marks).flatMap((object) =>
    object.properties.filter(({ tag }) => tag !== undefined),
  );
  return tags.length === 0 ? null : (constantOf(tags[0]!) ?? null);
}

/** The values of a constant member that is different in all variants. */
function constantWords(variants: readonly Shape[]): ReadonlyMap<Shape, string> | undefined {
  const objects = variants.filter((variant) => variant.kind === "object");
  if (objects.length < 2) return undefined;
  for (const { name } of objects[0]!.properties) {
    const words = objects.map((object) => {
      const property = object.properties.find((one) => one.name === name);
      return property && constantOf(property);
    });
    const given = words.filter((word) => word !== undefined);
    if (new Set(given).size === objects.length)
      return new Map(objects.map((object, index) => [object, given[index]!]));
  }
  return undefined;
}

function constantOf({ shape }: Property): string | undefined {
  const value = shape.kind === "enum" && shape.values.length === 1 ? shape.values[0]!.value : null;
  return typeof value === "string" && /[\p{L}\p{N}]/u.test(value) ? value : undefined;
}

const kindWords: Partial<Record<Shape["kind"], string>> = {
  enum: "Value",
  object: "Object",
  intersection: "Object",
  array: "List",
  tuple: "List",
};

function kindWord(variant: Shape, holders: readonly Shape[]): string | null {
  const word = kindWords[variant.kind];
  const alike = holders.filter(({ kind }) => kindWords[kind] === word);
  return alike.length === 1 ? (word ?? null) : null;
}

/** An object with only the discriminator's member, whose words stand for a variant. */
export function isMarker(part: Shape): part is ObjectShape {
  if (part.kind !== "object" || part.properties.length !== 1) return false;
  return part.properties[0]!.tag !== undefined;
}
