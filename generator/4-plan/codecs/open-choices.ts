/**
 * Objects of an `anyOf` that may apply together, with an `allOf` part that closes them all: one
 * object.
 */
import { mergeObjects } from "../../model/merge.js";
import type { ObjectShape, Property, Shape } from "../../model/schema.js";
import type { Codecs } from "./codecs.js";
import { findDiscriminator } from "./constants.js";

/**
 * Joins the parts of an `allOf` of which one has a rule for undeclared members: then the members of
 * several branches of an `anyOf` may appear together. Branches that can be told apart stay a
 * choice, and so do those that write a member of one name in different ways. `undefined`: all parts
 * stay as they are.
 */
export function joinChoices(parts: readonly Shape[], codecs: Codecs): readonly Shape[] | undefined {
  const isSealed = parts.some((part) => part.kind === "object" && part.additional !== "open");
  if (!isSealed) return undefined;
  const joined = parts.map((part) => joinVariants(part, codecs));
  if (joined.every((object) => object === undefined)) return undefined;
  return parts.map((part, index) => joined[index] ?? part);
}

function joinVariants(part: Shape, codecs: Codecs): ObjectShape | undefined {
  if (part.kind !== "union" || part.isAnyOf !== true) return undefined;
  const objects = part.variants.flatMap((variant) => mergeObjects(variant, codecs) ?? []);
  const areOpen = objects.every(({ additional }) => additional === "open");
  if (!areOpen || objects.length < part.variants.length) return undefined;
  if (findDiscriminator(objects, codecs) !== undefined) return undefined;
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap((object) => object.properties)) {
    const earlier = properties.get(property.name);
    if (earlier !== undefined && !isWrittenAlike(earlier, property, codecs)) return undefined;
    properties.set(property.name, { ...property, required: false });
  }
  return { ...objects[0]!, properties: [...properties.values()] };
}

function isWrittenAlike(a: Property, b: Property, codecs: Codecs): boolean {
  return a.access === b.access && codecs.of(a.shape) === codecs.of(b.shape);
}
