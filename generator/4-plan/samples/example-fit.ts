import type { JsonValue } from "../../model/docs.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";
import { keepsRules } from "./sample-rules.js";
import type { SampleContext } from "./value-samples.js";

/**
 * A document's example, as code that has the request type of a shape; `undefined` if there is none.
 * Many examples don't match their own schema: members that the type doesn't declare are left out,
 * and optional ones whose values don't fit. If nothing is left out, it is the example itself.
 */
export function fittingExample(
  value: JsonValue,
  shape: Shape,
  api: SampleContext,
): JsonValue | undefined {
  const fitting = typedExample(value, shape, api);
  if (fitting === undefined || !keepsRules(fitting, shape, api.schemas)) return undefined;
  return fitting;
}

/** What of it has the type, whatever else the schema asks for. */
function typedExample(value: JsonValue, shape: Shape, api: SampleContext): JsonValue | undefined {
  const target = resolveShape(shape, api.schemas);
  if ("userFormat" in target) return undefined;
  switch (target.kind) {
    case "array":
      return Array.isArray(value) ? fittingItems(value, target.items, api) : undefined;
    case "union":
      return fittingVariant(value, target.variants, api);
    case "intersection":
      return fittingAll(value, target.parts, api);
    case "object":
      return isObject(value) ? fittingMembers(value, [target], api) : undefined;
    default:
      return fitsScalar(value, target) ? value : undefined;
  }
}

type Simple = Exclude<Shape, { kind: "object" | "array" | "union" | "intersection" }>;

/** If in doubt, no. */
function fitsScalar(value: JsonValue, target: Simple): boolean {
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
    default:
      target.kind satisfies "never" | "tuple" | "reference";
      return false;
  }
}

function fittingItems(
  value: readonly JsonValue[],
  items: Shape,
  api: SampleContext,
): JsonValue | undefined {
  const fitting = value.map((item) => fittingExample(item, items, api));
  if (fitting.every((item, index) => item === value[index])) return value;
  return fitting.includes(undefined) ? undefined : (fitting as readonly JsonValue[]);
}

/** As the variant that leaves out least. */
function fittingVariant(
  value: JsonValue,
  variants: readonly Shape[],
  api: SampleContext,
): JsonValue | undefined {
  let [best, size]: [JsonValue | undefined, number] = [undefined, 0];
  for (const variant of variants) {
    const one = fittingExample(value, variant, api);
    if (one === value) return value;
    const length = one === undefined ? 0 : JSON.stringify(one).length;
    if (length > size) [best, size] = [one, length];
  }
  return best;
}

/** Of objects, each declares some of the members. Others have to take the example as it is. */
function fittingAll(
  value: JsonValue,
  parts: readonly Shape[],
  api: SampleContext,
): JsonValue | undefined {
  const targets = parts.map((part) => resolveShape(part, api.schemas));
  const objects = targets.filter((target) => target.kind === "object");
  if (objects.length === targets.length)
    return isObject(value) ? fittingMembers(value, objects, api) : undefined;
  return targets.every((target) => fittingExample(value, target, api) === value)
    ? value
    : undefined;
}

type JsonObject = { readonly [name: string]: JsonValue };

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Nothing is left of an example that has none of the members. */
function fittingMembers(
  value: JsonObject,
  objects: readonly ObjectShape[],
  api: SampleContext,
): JsonValue | undefined {
  const names = Object.keys(value);
  const kept: [string, JsonValue][] = [];
  for (const name of names) {
    const member = fittingMember(name, value[name]!, objects, api);
    if (member !== undefined) kept.push([name, member]);
  }
  const given = new Map(kept);
  const isWhole = objects.every((object) => hasRequired(object, given));
  if (!isWhole || (kept.length === 0 && names.length > 0)) return undefined;
  return names.every((name) => given.get(name) === value[name]) ? value : Object.fromEntries(kept);
}

/** What all objects take, one after another. */
function fittingMember(
  name: string,
  value: JsonValue,
  objects: readonly ObjectShape[],
  api: SampleContext,
): JsonValue | undefined {
  let member: JsonValue | undefined = value;
  for (const { properties, additional } of objects) {
    const property = properties.find((one) => one.name === name);
    const shape = property?.shape ?? (typeof additional === "string" ? null : additional);
    if (property?.access === "read") return undefined;
    if (shape !== null) member = fittingExample(member, shape, api);
    // Even for an open object, a literal may have only members that its type declares, if there are any.
    else if (!isDeclared(name, objects) && (additional !== "open" || properties.length > 0))
      return undefined;
    if (member === undefined) return undefined;
  }
  return member;
}

function isDeclared(name: string, objects: readonly ObjectShape[]): boolean {
  return objects.some(({ properties }) => properties.some((one) => one.name === name));
}

function hasRequired(
  { properties, requiredAnyOf }: ObjectShape,
  given: ReadonlyMap<string, JsonValue>,
): boolean {
  const isWhole = properties.every(
    ({ name, required, access }) => !required || access === "read" || given.has(name),
  );
  const isGroup = requiredAnyOf.some(
    ({ required, absent }) =>
      required.every((name) => given.has(name)) && !absent.some((name) => given.has(name)),
  );
  return isWhole && (isGroup || requiredAnyOf.length === 0);
}
