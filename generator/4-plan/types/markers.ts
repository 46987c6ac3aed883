import type { Api } from "../../model/api.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import { mergeObjects, type Named } from "../../model/merge.js";
import { resolveShape } from "../../model/walk.js";
import { openKinds } from "./open-enums.js";

/** A part of an intersection that replaces members of the other parts. */
export interface Marker {
  /** The members that it replaces. */
  readonly names: readonly string[];
  /** Their replacement; what is required stays required. */
  readonly shape: ObjectShape;
}

/** `undefined` for a part that doesn't replace members of others, or only narrows them. */
export function markerIn(part: Shape, parts: readonly Shape[], client: Named): Marker | undefined {
  if (part.kind !== "object") return undefined;
  const tagged = part.properties.filter(({ tag }) => tag === "replaces" || tag === "narrows");
  if (tagged.length === 0) return undefined;
  const others = parts.filter((other) => other !== part).map((one) => mergeObjects(one, client));
  // `Omit` loses choices and index signatures: such parts stay unchanged.
  const canGiveWay = others.every((object) => typeof object?.additional === "string");
  const ownOf = (name: string) =>
    others.flatMap((object) => object?.properties.filter((own) => own.name === name) ?? []);
  // In an open enum a word could still be an unknown value: it would distinguish no variant.
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

/** Whether a type of this shape allows values that the document doesn't list. */
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
