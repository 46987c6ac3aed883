import type { ObjectShape, Shape } from "../../model/schema.js";
import { openKinds } from "../types/open-enums.js";
import { isMarker } from "../names/variant-words.js";

/** Which shapes get a name by their place: objects with members, open enums, and combinations of inline parts. */
export function isNamed(shape: Shape): boolean {
  switch (shape.kind) {
    case "enum":
      return openKinds(shape).length > 0;
    case "object":
      return shape.properties.length > 0 && shape.isRecord !== true;
    case "intersection":
      return (
        onlyPart(shape.parts) === undefined &&
        shape.parts.some((part) => !isReferenceOrMarker(part))
      );
    default:
      shape.kind satisfies
        | "unknown"
        | "never"
        | "null"
        | "boolean"
        | "string"
        | "integer"
        | "number"
        | "array"
        | "tuple"
        | "union"
        | "reference";
      return false;
  }
}

/** Whether neither a shape nor what is in it gets a name: most members are like that. */
export function isBare({ kind }: Shape): boolean {
  return kind === "reference" || kind === "null" || scalars.has(kind);
}

function isReferenceOrMarker(part: Shape): boolean {
  return part.kind === "reference" || isMarker(part);
}

/** Whether an object is so small that, as a part of a combination, it is printed where it stands. */
export function isSmall({ properties, additional }: ObjectShape): boolean {
  return properties.length + (typeof additional === "string" ? 0 : 1) <= 2;
}

/** The only part beside the markers: where there is one, it has the name, and the markers stand beside that. */
export function onlyPart(parts: readonly Shape[]): Shape | undefined {
  const others = parts.filter((part) => !isMarker(part));
  return others.length === 1 ? others[0] : undefined;
}

/** A union of several values. A choice of scalars alone is printed where it stands. */
export function isChoice(shape: Shape): boolean {
  if (shape.kind !== "union") return false;
  const values = shape.variants.filter(({ kind }) => kind !== "null");
  return values.length > 1 && values.some(({ kind }) => !scalars.has(kind));
}

const scalars: ReadonlySet<Shape["kind"]> = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "never",
  "unknown",
]);
