import type { ObjectShape, Property, Shape } from "./api.js";
import { isUndeclared } from "./objects.js";
import { resolveShape, type Schemas } from "./shapes.js";

/**
 * In an `allOf`, one part may require what another declares: the requirement takes over what is
 * declared, so that a `readOnly` property isn't asked of callers.
 */
export function completeRequired(parts: readonly Shape[], schemas: Schemas): readonly Shape[] {
  const isOpen = (part: Shape) => part.kind === "object" && part.properties.some(isUndeclared);
  if (!parts.some(isOpen)) return parts;
  const declared = new Map<string, Property>();
  for (const object of parts.flatMap((part) => objectsIn(part, schemas)))
    for (const property of object.properties)
      // Of several declarations, one that is for requests and responses.
      if (!isUndeclared(property) && declared.get(property.name)?.access !== "both")
        declared.set(property.name, property);
  return parts.map((part) => {
    if (part.kind !== "object") return part;
    const properties = part.properties.map((property) => {
      const found = isUndeclared(property) ? declared.get(property.name) : undefined;
      return found === undefined ? property : { ...found, required: property.required };
    });
    return { ...part, properties };
  });
}

/** The objects that all apply to a value of this shape. */
export function objectsIn(shape: Shape, schemas: Schemas, depth = 0): readonly ObjectShape[] {
  const target = resolveShape(shape, schemas);
  if (target.kind === "object") return [target];
  if (target.kind !== "intersection" || depth > 10) return [];
  return target.parts.flatMap((part) => objectsIn(part, schemas, depth + 1));
}
