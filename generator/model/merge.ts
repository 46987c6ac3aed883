/** Merges combined shapes: into one object, or into a choice of objects. */
import { intersectionOf } from "./compose.js";
import { constrain, constraintsOf, noConstraints, variantsOf } from "./constrain.js";
import { mergeFreeNames } from "./free-names.js";
import { mergeConstraints } from "./merge-constraints.js";
import type { ObjectShape, Property, SchemaId, Shape } from "./schema.js";
import type { ShapeTable } from "./shape-table.js";
import type { ShapeContext } from "./walk.js";

/** What names schemas: a client's plan, or an API. */
export interface Named {
  readonly api: ShapeContext;
}

/** The object that a shape is once `allOf` is merged; `undefined` where it isn't one. */
export function mergeObjects(shape: Shape, client: Named): ObjectShape | undefined {
  if (shape.kind === "object") return shape;
  if (shape.kind === "reference") {
    const object = mergedSchema(shape.to, client);
    return object && constrain(object, constraintsOf(shape));
  }
  if (shape.kind !== "intersection") return undefined;
  const parts = shape.parts.map((part) => mergeObjects(part, client));
  if (!parts.every((part) => part !== undefined)) return undefined;
  return constrain(mergeAll(parts, client.api.shapes), constraintsOf(shape));
}

/** The most combinations: a few choices beside each other multiply to a lot of them. */
export const mostChoices = 64;

/**
 * An `allOf` with choices in it as one choice: each variant of each part combined with those of the others.
 * `"many"`: more than `mostChoices`; `undefined`: not only objects.
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
      return each(choicesOf(target.shape, client, new Set([...outer, shape.to])), shape);
    }
    case "union": {
      let all: readonly Shape[] = [];
      for (const variant of variantsOf(shape)) {
        const choices = choicesOf(variant, client, outer);
        if (choices === undefined || choices === "many") return choices;
        all = [...all, ...choices];
        if (all.length > mostChoices) return "many";
      }
      return all;
    }
    case "intersection":
      return each(
        combine(
          shape.parts.map((part) => choicesOf(part, client, outer)),
          client.api.shapes,
        ),
        shape,
      );
    default:
      shape.kind satisfies
        | "null"
        | "boolean"
        | "string"
        | "integer"
        | "number"
        | "enum"
        | "array"
        | "tuple"
        | "object";
      return [shape];
  }
}

/** The choices, each with the constraints of all. */
function each(choices: Choices, around: Shape): Choices {
  if (choices === undefined || choices === "many") return choices;
  const constraints = constraintsOf(around);
  return choices.map((choice) => constrain(choice, constraints));
}

/** All combinations. An object and something that isn't one can't be combined. */
function combine(parts: readonly Choices[], table: ShapeTable): Choices {
  if (parts.includes(undefined)) return undefined;
  let all: readonly Shape[] | undefined;
  for (const choices of parts) {
    if (choices === undefined || choices === "many") return choices;
    const next: Shape[] = [];
    for (const earlier of all ?? [undefined])
      for (const choice of choices) {
        const both = earlier === undefined ? choice : mergeTwo(earlier, choice, table);
        if (both === undefined) return undefined;
        if (both.kind !== "never") next.push(both);
        if (next.length > mostChoices) return "many";
      }
    all = next;
  }
  return all;
}

function mergeTwo(a: Shape, b: Shape, table: ShapeTable): Shape | undefined {
  if (a.kind === "object" && b.kind === "object") return mergeAll([a, b], table);
  if (a.kind === "object" || b.kind === "object") return { kind: "never" };
  if (a.kind === "null" || b.kind === "null") return a.kind === b.kind ? a : { kind: "never" };
  return table.isSameType(a, b) ? constrain(a, constraintsOf(b)) : undefined;
}

/** Each schema is merged once. One that is being merged contains itself, and doesn't count as an object. */
function mergedSchema(id: SchemaId, { api }: Named): ObjectShape | undefined {
  const known = api.shapes.mergedOf(api.schemas);
  if (known.has(id)) return known.get(id);
  known.set(id, undefined);
  const target = api.schemas.get(id);
  const object = target && mergeObjects(target.shape, { api });
  known.set(id, object);
  return object;
}

function mergeAll(parts: readonly ObjectShape[], table: ShapeTable): ObjectShape {
  const properties = new Map<string, Property>();
  for (const part of parts)
    for (const property of part.properties)
      properties.set(
        property.name,
        mergeProperties(properties.get(property.name), property, table),
      );
  const constraints = parts.map(constraintsOf).reduce(mergeConstraints, noConstraints);
  const all = [...properties.values()];
  return {
    ...constraints,
    kind: "object",
    properties: all,
    ...mergeFreeNames(parts, table),
    requiredAnyOf: [],
  };
}

/** A member that several parts declare must fit all of them. */
function mergeProperties(
  earlier: Property | undefined,
  property: Property,
  table: ShapeTable,
): Property {
  if (earlier === undefined) return property;
  if (property.tag === "replaces") return property;
  const tag = property.tag ?? earlier.tag;
  const shapes = [earlier.shape, property.shape];
  const known = shapes.filter(({ kind }) => kind !== "unknown");
  const isOne = known.length < 2 || table.isSameType(earlier.shape, property.shape);
  const shape: Shape = isOne
    ? intersectionOf(shapes, table)
    : { kind: "intersection", parts: known };
  const access = mergeAccess(earlier, property);
  return { ...property, required: earlier.required || property.required, shape, access, tag };
}

/** Of two declarations of one member. A discriminator's member is always written. */
export function mergeAccess(a: Property, b: Property): Property["access"] {
  const tags = [a, b].filter(({ tag }) => tag !== undefined);
  const said = (tags.length > 0 ? tags : [a, b]).map(({ access }) => access);
  return said.find((access) => access === "read") ?? said.find((one) => one === "write") ?? "both";
}
