import type { JsonValue } from "../../model/docs.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";
import type { SampleContext } from "./value-samples.js";

/**
 * Whether a document's example, written as code, has the request type of a shape. If in doubt, no:
 * many examples don't match their own schema.
 */
export function fits(value: JsonValue, shape: Shape, api: SampleContext): boolean {
  const target = resolveShape(shape, api.schemas);
  if ("userFormat" in target) return false;
  switch (target.kind) {
    case "unknown":
      return true;
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "string":
      // A text that stands for bytes would be sent as text.
      return typeof value === "string" && target.wire !== "binary";
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return typeof value === "number";
    case "enum":
      return target.values.some((one) => one.digits === undefined && one.value === value);
    case "array":
      return Array.isArray(value) && value.every((item) => fits(item, target.items, api));
    case "union":
      return target.variants.some((variant) => fits(value, variant, api));
    case "intersection":
      return fitsAll(value, target.parts, api);
    case "object":
      return isObject(value) && fitsObject(value, target, api);
    default:
      target.kind satisfies "never" | "tuple" | "reference";
      return false;
  }
}

/** Of objects, each declares some of the members. */
function fitsAll(value: JsonValue, parts: readonly Shape[], api: SampleContext): boolean {
  const targets = parts.map((part) => resolveShape(part, api.schemas));
  const objects = targets.filter((target) => target.kind === "object");
  if (objects.length < targets.length) return targets.every((target) => fits(value, target, api));
  return isObject(value) && objects.every((target) => fitsObject(value, target, api, objects));
}

type JsonObject = { readonly [name: string]: JsonValue };

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Even for an open object, a literal may have only members that its type declares, if there are
 * any.
 */
function fitsObject(
  value: JsonObject,
  shape: ObjectShape,
  api: SampleContext,
  all: readonly ObjectShape[] = [shape],
): boolean {
  const { properties, additional, requiredAnyOf } = shape;
  const declared = new Map(properties.map((property) => [property.name, property]));
  const isGiven = (name: string) => Object.hasOwn(value, name);
  const areMembers = Object.entries(value).every(([name, member]) => {
    const property = declared.get(name);
    if (property !== undefined)
      return property.access !== "read" && fits(member, property.shape, api);
    if (typeof additional !== "string") return fits(member, additional, api);
    if (all.some((object) => object.properties.some((one) => one.name === name))) return true;
    return additional === "open" && properties.length === 0;
  });
  const isWhole = properties.every(
    ({ name, required, access }) => !required || access === "read" || isGiven(name),
  );
  const isGroup = requiredAnyOf.some(
    ({ required, absent }) => required.every(isGiven) && !absent.some(isGiven),
  );
  return areMembers && isWhole && (isGroup || requiredAnyOf.length === 0);
}
