/** What combined shapes amount to: one table of members, or a choice of tables. */
import { mergeAccess } from "../3-lower/operations/access.js";
import type { NamedSchema } from "./api.js";
import type { ObjectShape, Property, SchemaId, Shape } from "./schema.js";
import { mergeFreeNames } from "../3-lower/schemas/free-names.js";

/** What names schemas: a client's plan, or an API. */
export interface Named {
  readonly api: { readonly schemas: ReadonlyMap<SchemaId, NamedSchema> };
}

/** The one object that a shape amounts to: `allOf` merged; `undefined` where it is none. */
export function mergeObjects(shape: Shape, client: Named): ObjectShape | undefined {
  if (shape.kind === "object") return shape;
  if (shape.kind === "reference") return mergedSchema(shape.to, client);
  if (shape.kind !== "intersection") return undefined;
  const parts = shape.parts.map((part) => mergeObjects(part, client));
  return parts.every((part) => part !== undefined) ? mergeAll(parts) : undefined;
}

/** Each choice with each is a table of its own: a few choices beside each other make a lot of them. */
export const mostChoices = 64;

/**
 * What `allOf` with choices in it comes down to: one choice, each variant of each part with those of
 * the others. `"many"`: of more than `mostChoices`; `undefined`: of something else than objects.
 */
export function distribute(
  shape: Shape,
  client: Named,
): readonly (ObjectShape | Shape)[] | "many" | undefined {
  const choices = choicesOf(shape, client, new Set());
  if (choices === undefined || choices === "many") return choices;
  return choices.some(({ kind }) => kind === "object") ? choices : undefined;
}

type Choices = readonly Shape[] | "many" | undefined;

function choicesOf(shape: Shape, client: Named, outer: ReadonlySet<SchemaId>): Choices {
  const merged = mergeObjects(shape, client);
  if (merged !== undefined) return [merged];
  switch (shape.kind) {
    case "unknown":
      return undefined;
    case "never":
      return [];
    case "reference": {
      const target = client.api.schemas.get(shape.to);
      if (target === undefined || outer.has(shape.to)) return undefined;
      return choicesOf(target.shape, client, new Set([...outer, shape.to]));
    }
    case "union": {
      let all: readonly Shape[] = [];
      for (const variant of shape.variants) {
        const choices = choicesOf(variant, client, outer);
        if (choices === undefined || choices === "many") return choices;
        all = [...all, ...choices];
        if (all.length > mostChoices) return "many";
      }
      return all;
    }
    case "intersection":
      return combine(shape.parts.map((part) => choicesOf(part, client, outer)));
    default:
      return [shape];
  }
}

/** Each with each. What is an object by one part and none by another is nothing. */
function combine(parts: readonly Choices[]): Choices {
  if (parts.includes(undefined)) return undefined;
  let all: readonly Shape[] | undefined;
  for (const choices of parts) {
    if (choices === undefined || choices === "many") return choices;
    const next: Shape[] = [];
    for (const earlier of all ?? [undefined])
      for (const choice of choices) {
        const both = earlier === undefined ? choice : mergeTwo(earlier, choice);
        if (both === undefined) return undefined;
        if (both.kind !== "never") next.push(both);
        if (next.length > mostChoices) return "many";
      }
    all = next;
  }
  return all;
}

function mergeTwo(a: Shape, b: Shape): Shape | undefined {
  if (a.kind === "object" && b.kind === "object") return mergeAll([a, b]);
  if (a.kind === "object" || b.kind === "object") return { kind: "never" };
  if (a.kind === "null" || b.kind === "null") return a.kind === b.kind ? a : { kind: "never" };
  return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
}

const merged = new WeakMap<Named["api"]["schemas"], Map<SchemaId, ObjectShape | undefined>>();

/** Once per schema; one that is being merged already contains itself, and is no object here. */
function mergedSchema(id: SchemaId, { api }: Named): ObjectShape | undefined {
  const known = merged.get(api.schemas) ?? new Map<SchemaId, ObjectShape | undefined>();
  merged.set(api.schemas, known);
  if (known.has(id)) return known.get(id);
  known.set(id, undefined);
  const target = api.schemas.get(id);
  const object = target && mergeObjects(target.shape, { api });
  known.set(id, object);
  return object;
}

function mergeAll(parts: readonly ObjectShape[]): ObjectShape {
  const properties = new Map<string, Property>();
  for (const part of parts)
    for (const property of part.properties)
      properties.set(property.name, mergeProperties(properties.get(property.name), property));
  const all = [...properties.values()];
  return { kind: "object", properties: all, ...mergeFreeNames(parts), requiredAnyOf: [] };
}

/** A member that several parts declare fulfils all of them. */
function mergeProperties(earlier: Property | undefined, property: Property): Property {
  if (earlier === undefined) return property;
  if (property.tag === "replaces") return property;
  const tag = property.tag ?? earlier.tag;
  const known = [earlier.shape, property.shape].filter(({ kind }) => kind !== "unknown");
  const [first, ...others] = new Map(known.map((s) => [JSON.stringify(s), s])).values();
  const shape: Shape =
    others.length > 0 ? { kind: "intersection", parts: known } : (first ?? property.shape);
  const access = mergeAccess(earlier, property);
  return { ...property, required: earlier.required || property.required, shape, access, tag };
}
