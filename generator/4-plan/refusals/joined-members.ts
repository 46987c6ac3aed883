/** Objects that all apply to a value, as one. */
import type { ObjectShape, Property, Shape } from "../../model/schema.js";
import { directedMembers } from "../types/directed-members.js";

export interface JoinedObject {
  /** Those that responses have. */
  readonly properties: readonly Pick<Property, "name" | "required" | "shape">[];
  readonly additional: ObjectShape["additional"];
}

export function joinedMembers(objects: readonly ObjectShape[]): JoinedObject {
  const wanted = new Set(objects.flatMap(({ requiredAnyOf }) => requiredAnyOf[0]?.required ?? []));
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap((object) => directedMembers(object, "response").shown)) {
    const { name } = property;
    const earlier = properties.get(name);
    const required = property.required || earlier?.required === true || wanted.has(name);
    const shape = earlier === undefined ? property.shape : both(earlier.shape, property.shape);
    properties.set(name, { ...property, required, shape });
  }
  const rest = objects.map(({ additional }) => additional);
  const additional = rest.find((one) => typeof one !== "string") ?? "open";
  return {
    properties: [...properties.values()],
    additional: rest.includes("closed") ? "closed" : additional,
  };
}

const both = (earlier: Shape, later: Shape): Shape =>
  earlier === later ? later : { kind: "intersection", parts: [earlier, later] };
