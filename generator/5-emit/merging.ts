/** What encoders need to know of combined shapes: one table of members, or a choice of tables. */
import type { ObjectShape, Property, SchemaId, Shape } from "../3-lower/api.js";
import { resolveShape } from "../3-lower/shapes.js";
import type { ClientPlan } from "../4-plan/plan.js";

/** The one object that a shape amounts to: `allOf` merged; `undefined` where it is none. */
export function mergeObjects(shape: Shape, client: ClientPlan): ObjectShape | undefined {
  if (shape.kind === "object") return shape;
  if (shape.kind === "reference") return mergedSchema(shape.to, client);
  if (shape.kind !== "intersection") return undefined;
  const parts = shape.parts.map((part) => mergeObjects(part, client));
  return parts.every((part) => part !== undefined) ? mergeAll(parts) : undefined;
}

/** An object and one choice beside it: the choice, each variant with the object's members. */
export function distribute(
  shape: Shape & { kind: "intersection" },
  client: ClientPlan,
): readonly ObjectShape[] | undefined {
  const resolved = shape.parts.map((part) => resolveShape(part, client.api.schemas));
  const unions = resolved.filter((part) => part.kind === "union");
  const [choice, ...others] = unions;
  if (choice === undefined || others.length > 0) return undefined;
  const rest = shape.parts.filter((_, index) => resolved[index] !== choice);
  const merged = choice.variants.map((variant) =>
    mergeObjects({ kind: "intersection", parts: [...rest, variant] }, client),
  );
  return merged.every((object) => object !== undefined) ? merged : undefined;
}

/** A property whose constant strings tell all variants apart, and these strings by variant. */
export function findDiscriminator(
  variants: readonly Shape[],
  client: ClientPlan,
): { readonly property: string; readonly values: readonly (readonly string[])[] } | undefined {
  const objects = variants.map((variant) => mergeObjects(variant, client));
  const [first] = objects;
  if (first === undefined || !objects.every((object) => object !== undefined)) return undefined;
  for (const { name } of first.properties) {
    const values = objects.map((object) => constantsOf(object, name, client));
    const all = values.flatMap((strings) => strings ?? []);
    if (values.every((strings) => strings !== undefined) && new Set(all).size === all.length)
      return { property: name, values };
  }
  return undefined;
}

const merged = new WeakMap<ClientPlan, Map<SchemaId, ObjectShape | undefined>>();

/** Once per schema; one that is being merged already contains itself, and is no object here. */
function mergedSchema(id: SchemaId, client: ClientPlan): ObjectShape | undefined {
  const known = merged.get(client) ?? new Map<SchemaId, ObjectShape | undefined>();
  merged.set(client, known);
  if (known.has(id)) return known.get(id);
  known.set(id, undefined);
  const target = client.api.schemas.get(id);
  const object = target && mergeObjects(target.shape, client);
  known.set(id, object);
  return object;
}

function mergeAll(parts: readonly ObjectShape[]): ObjectShape {
  const properties = new Map<string, Property>();
  for (const part of parts)
    for (const property of part.properties)
      properties.set(property.name, mergeProperties(properties.get(property.name), property));
  const additional = parts.map((part) => part.additional).find((a) => a !== "open") ?? "open";
  return { kind: "object", properties: [...properties.values()], additional, requiredAnyOf: [] };
}

/** A member that several parts declare fulfils all of them. */
function mergeProperties(earlier: Property | undefined, property: Property): Property {
  if (earlier === undefined) return property;
  const known = [earlier.shape, property.shape].filter(({ kind }) => kind !== "unknown");
  const [first, ...others] = new Map(known.map((s) => [JSON.stringify(s), s])).values();
  const shape: Shape =
    others.length > 0 ? { kind: "intersection", parts: known } : (first ?? property.shape);
  // Who may write it by one part may write it: the types say so too.
  const access = earlier.access === property.access ? property.access : "both";
  return { ...property, required: earlier.required || property.required, shape, access };
}

/** The strings that a property may be, where these are all that it may be. */
function constantsOf(
  object: ObjectShape,
  name: string,
  { api }: ClientPlan,
): readonly string[] | undefined {
  const property = object.properties.find((property) => property.name === name);
  return property && stringsOf(property.shape);

  function stringsOf(shape: Shape): readonly string[] | undefined {
    const target = resolveShape(shape, api.schemas);
    if (target.kind === "enum") {
      const strings = target.values.map(({ value }) => value).filter((v) => typeof v === "string");
      return strings.length === target.values.length ? strings : undefined;
    }
    const inner =
      target.kind === "union"
        ? target.variants
        : target.kind === "intersection"
          ? target.parts
          : [];
    const found = inner.map(stringsOf);
    if (target.kind === "union")
      return found.every((f) => f !== undefined) && found.length > 0 ? found.flat() : undefined;
    return found.find((strings) => strings !== undefined);
  }
}
