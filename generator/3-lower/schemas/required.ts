import { mergeAccess } from "../../model/merge.js";
import type { Property, Shape } from "../../model/schema.js";
import { noDocs } from "../../model/merge-docs.js";
import { objectsIn, type Schemas } from "../../model/walk.js";

/**
 * In an `allOf`, one part may require what another declares: the requirement then has that declaration. A
 * member that is `readOnly` in one part is so in all, and isn't required of callers.
 */
export function completeRequired(parts: readonly Shape[], schemas: Schemas): readonly Shape[] {
  if (parts.length < 2 || !parts.some(({ kind }) => kind === "object")) return parts;
  const declared = new Map<string, Property>();
  for (const object of parts.flatMap((part) => objectsIn(part, schemas)))
    for (const property of object.properties.filter((one) => !isUndeclared(one))) {
      const earlier = declared.get(property.name);
      const access = earlier ? mergeAccess(earlier, property) : property.access;
      declared.set(property.name, { ...property, access });
    }
  return parts.map((part) => {
    if (part.kind !== "object") return part;
    const properties = part.properties.map((property) => {
      const found = declared.get(property.name);
      if (found === undefined) return property;
      if (isUndeclared(property)) return { ...found, required: property.required };
      return found.access === property.access ? property : { ...property, access: found.access };
    });
    return { ...part, properties };
  });
}

/** Whether a property is a name that is only required. */
export function isUndeclared({ shape, docs }: Property): boolean {
  return shape.kind === "unknown" && docs === noDocs;
}

/** A name that is declared nowhere here: in an `allOf`, another part may declare it. */
export function undeclared(name: string, required: boolean): Property {
  return { name, required, shape: { kind: "unknown" }, access: "both", docs: noDocs };
}
