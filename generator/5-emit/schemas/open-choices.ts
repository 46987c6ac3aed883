/** Objects of an `anyOf` that may hold at once, beside what closes them all: one object. */
import { mergeObjects } from "../../model/merge.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { codecOf } from "../codecs/codecs.js";
import { findDiscriminator } from "./constants.js";

/**
 * The parts of an `allOf`, of which one says what further members are: what several branches of an
 * `anyOf` declare may stand together then. Branches that tell themselves apart stay a choice, and so
 * do those that write a member of one name in different ways.
 */
export function joinChoices(parts: readonly Shape[], client: ClientPlan): readonly Shape[] {
  const isSealed = parts.some((part) => part.kind === "object" && part.additional !== "open");
  if (!isSealed) return parts;
  const all = parts.map((part) => joined(part, client) ?? part);
  return all.every((part, index) => part === parts[index]) ? parts : all;
}

function joined(part: Shape, client: ClientPlan): ObjectShape | undefined {
  if (part.kind !== "union" || part.isAnyOf !== true) return undefined;
  const objects = part.variants.flatMap((variant) => mergeObjects(variant, client) ?? []);
  const areOpen = objects.every(({ additional }) => additional === "open");
  if (!areOpen || objects.length < part.variants.length) return undefined;
  if (findDiscriminator(objects, client) !== undefined) return undefined;
  const properties = new Map<string, ObjectShape["properties"][number]>();
  const writer = (shape: Shape) => JSON.stringify(codecOf(shape, client));
  for (const property of objects.flatMap((object) => object.properties)) {
    const earlier = properties.get(property.name);
    const isSame = earlier === undefined || writer(earlier.shape) === writer(property.shape);
    if (!isSame || (earlier && earlier.access !== property.access)) return undefined;
    properties.set(property.name, { ...property, required: false });
  }
  return { ...objects[0]!, properties: [...properties.values()] };
}
