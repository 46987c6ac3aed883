import type { Api } from "../../model/api.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import { mergeObjects, type Named } from "../../model/merge.js";
import { resolveShape } from "../../model/walk.js";
import { openKinds } from "./open-enums.js";

/** A part of an intersection that says what members of others are, whatever these say themselves. */
export interface Marker {
  /** The members that give way. */
  readonly names: readonly string[];
  /** What stands for them, as required as they are. */
  readonly shape: ObjectShape;
}

/** Of a part that leaves the members of others alone, or only narrows them: none. */
export function markerIn(part: Shape, parts: readonly Shape[], client: Named): Marker | undefined {
  if (part.kind !== "object") return undefined;
  const tagged = part.properties.filter(({ tag }) => tag === "replaces" || tag === "narrows");
  if (tagged.length === 0) return undefined;
  const others = parts.filter((other) => other !== part).map((one) => mergeObjects(one, client));
  // `Omit` takes choices and index signatures apart: these stay as they are.
  const canGiveWay = others.every((object) => typeof object?.additional === "string");
  const ownOf = (name: string) =>
    others.flatMap((object) => object?.properties.filter((own) => own.name === name) ?? []);
  // A word of an open enum would still be one of its unknown ones, and tell no variant apart.
  const isOpen = (name: string) =>
    canGiveWay && ownOf(name).some(({ shape }) => admitsUnknown(shape, client.api.schemas));
  const names = tagged
    .filter(({ tag, name }) => tag === "replaces" || isOpen(name))
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  const properties = part.properties.map((property) => {
    const { name } = property;
    const isDemanded = names.includes(name) && ownOf(name).some((own) => own.required);
    return { ...property, required: property.required || isDemanded };
  });
  return { names, shape: { ...part, properties } };
}

/** Whether a type of this shape has room for words that the document doesn't know. */
function admitsUnknown(
  shape: Shape,
  schemas: Api["schemas"],
  outer: readonly Shape[] = [],
): boolean {
  const target = resolveShape(shape, schemas);
  if (outer.includes(target)) return false;
  if (target.kind === "union")
    return target.variants.some((one) => admitsUnknown(one, schemas, [...outer, target]));
  return target.kind === "enum" && openKinds(target).length > 0;
}
