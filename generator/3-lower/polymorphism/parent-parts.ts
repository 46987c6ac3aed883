import type { SchemaId, Shape } from "../../model/schema.js";

/** A parent's own members are a schema of their own, since its name means the parent and all its subtypes. */
export function ownId(id: SchemaId): SchemaId {
  return `${id}?base`;
}

/** The own part of a parent, where a shape refers to one. */
export function ownPart(shape: Shape): Shape {
  return shape.kind === "reference" ? { ...shape, to: ownId(shape.to) } : shape;
}
