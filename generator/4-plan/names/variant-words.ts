import type { ObjectShape, Property, Shape } from "../../model/schema.js";
import { titled } from "../../diagnostics/diagnostic.js";
import { pascalCase } from "./names.js";

export interface VariantWord {
  /** What its name has behind that of the choice; may be empty. */
  readonly text: string;
  /** What its pointer has: what the variant says, whatever stands before it, else its number. */
  readonly token: string;
}

/**
 * What tells the variants of a choice apart: their titles, the words of their discriminator, a member
 * that is always the same, what kind of thing they are, else their numbers. `null`: nothing in it has
 * a name. Of a single one that has, nothing needs to be told.
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

/** No name becomes longer by one variant. */
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

/** A title that could be a name, without what the place says already. */
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

/** What a member says that all variants have, each its own. */
function constantWords(variants: readonly Shape[]): ReadonlyMap<Shape, string> | undefined {
  const objects = variants.filter((variant) => variant.kind === "object");
  if (objects.length < 2) return undefined;
  for (const { name } of objects[0]!.properties) {
    const words = objects.map((object) => {
      const property = object.properties.find((one) => one.name === name);
      return property && constantOf(property);
    });
    const told = words.filter((word) => word !== undefined);
    if (new Set(told).size === objects.length)
      return new Map(objects.map((object, index) => [object, told[index]!]));
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

/** An object of which a choice knows only the word that stands for a variant. */
export function isMarker(part: Shape): part is ObjectShape {
  if (part.kind !== "object" || part.properties.length !== 1) return false;
  return part.properties[0]!.tag !== undefined;
}
