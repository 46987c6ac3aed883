/** What limits the members of a whole object, beside its other parts. */
import { mergeObjects, type Named } from "../../model/merge.js";
import { undeclared } from "../../3-lower/schemas/required.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import { objectsIn, objectsOf } from "../../model/walk.js";

type Parts = Shape & { readonly kind: "intersection" };

/**
 * What closes a whole object (`unevaluatedProperties`), or says what other members are, knows the
 * members of all parts: so parts become one object. Beside choices it knows the members of all
 * variants, whichever of them fit.
 * @returns the object, or the parts
 */
export function withLimits(shape: Parts, named: Named): ObjectShape | readonly Shape[] {
  const { schemas } = named.api;
  const isLimited = objectsIn(shape, schemas).some(({ additional }) => additional !== "open");
  if (!isLimited) return shape.parts;
  const merged = mergeObjects(shape, named);
  if (merged !== undefined) return merged;
  const all = objectsOf(shape, schemas);
  return shape.parts.map((part) => {
    const object = mergeObjects(part, named);
    return object === undefined || object.additional === "open" ? part : knowing(object, all);
  });
}

/** @param all of the objects that a value may be; `null`: not all are known */
function knowing(object: ObjectShape, all: readonly ObjectShape[] | null): ObjectShape {
  const isOpen = all === null || all.some((one) => typeof one.additional === "object");
  if (isOpen && object.additional === "closed")
    return { ...object, additional: "open", patterns: undefined };
  const own = new Set(object.properties.map(({ name }) => name));
  const names = new Set(
    (all ?? []).flatMap(({ properties }) => properties.map(({ name }) => name)),
  );
  const others = [...names].filter((name) => !own.has(name));
  return {
    ...object,
    properties: [...object.properties, ...others.map((name) => undeclared(name, false))],
  };
}
