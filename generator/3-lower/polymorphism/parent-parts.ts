import type { SchemaId, Shape } from "../../model/schema.js";

/** What a parent says itself is a schema of its own: its name means it and all that takes it over. */
export function ownId(id: SchemaId): SchemaId {
  return `${id}?base`;
}

/** The own part of a parent, where a shape refers to one. */
export function ownPart(shape: Shape): Shape {
  return shape.kind === "reference" ? { ...shape, to: ownId(shape.to) } : shape;
}
