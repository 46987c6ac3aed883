/** From shapes to JSON Schemas, as data. */
import type { JsonValue, ObjectShape, SchemaId, Shape } from "wireform";

/** The constraints that have the same names in JSON Schema, and contain no shapes. */
const plain = [
  "minLength",
  "maxLength",
  "pattern",
  "contentEncoding",
  "contentMediaType",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minContains",
  "maxContains",
  "minProperties",
  "maxProperties",
  "format",
  "default",
  "const",
  "examples",
] as const;

export type Json = JsonValue;
type JsonObject = Readonly<Record<string, Json>>;

/** @param nameOf the name of a schema in `$defs` */
export function jsonSchemaOf(shape: Shape, nameOf: (id: SchemaId) => string): JsonObject {
  const of = (one: Shape) => jsonSchemaOf(one, nameOf);
  const said = plain.flatMap((name): [string, Json][] => {
    const value = shape[name];
    return value === undefined ? [] : [[name, value]];
  });
  const {
    contains,
    dependentRequired,
    dependentSchemas,
    allOf,
    anyOf,
    oneOf,
    not,
    if: choice,
  } = shape;
  return {
    ...typeOfShape(shape, nameOf),
    ...Object.fromEntries(said),
    ...(contains && { contains: of(contains) }),
    ...(dependentRequired && { dependentRequired }),
    ...(dependentSchemas && { dependentSchemas: byName(Object.entries(dependentSchemas), of) }),
    ...(allOf && { allOf: allOf.map(of) }),
    ...(anyOf && { anyOf: anyOf.map(of) }),
    ...(oneOf && { oneOf: oneOf.map(of) }),
    ...(not && { not: of(not) }),
    ...(choice && conditionalOf(choice, of)),
  };
}

function conditionalOf(
  { condition, fitting, others }: NonNullable<Shape["if"]>,
  of: (shape: Shape) => JsonObject,
): JsonObject {
  const branches = [
    ["if", condition],
    ["then", fitting],
    ["else", others],
  ] as const;
  return Object.fromEntries(branches.flatMap(([name, one]) => (one ? [[name, of(one)]] : [])));
}

function typeOfShape(shape: Shape, nameOf: (id: SchemaId) => string): JsonObject {
  const of = (one: Shape) => jsonSchemaOf(one, nameOf);
  switch (shape.kind) {
    case "unknown":
      return {};
    case "never":
      return { not: {} };
    case "null":
    case "boolean":
    case "string":
    case "integer":
    case "number":
      return { type: shape.kind };
    case "enum":
      return { enum: shape.values.map(({ value }) => value) };
    case "array":
      return { type: "array", items: of(shape.items) };
    case "tuple": {
      const items = shape.rest === null ? false : of(shape.rest);
      return { type: "array", prefixItems: shape.prefix.map(of), minItems: shape.required, items };
    }
    case "object":
      return objectOf(shape, of);
    case "union":
      return { anyOf: shape.variants.map(of) };
    case "intersection":
      return { allOf: shape.parts.map(of) };
    case "reference":
      return { $ref: `#/$defs/${nameOf(shape.to)}` };
  }
}

function objectOf(shape: ObjectShape, of: (one: Shape) => JsonObject): JsonObject {
  const { properties, additional } = shape;
  const required = properties.flatMap((property) => (property.required ? [property.name] : []));
  return {
    type: "object",
    properties: byName(
      properties.map(({ name, shape }) => [name, shape]),
      of,
    ),
    ...(required.length > 0 && { required }),
    ...(additional === "closed" && { additionalProperties: false }),
    ...(typeof additional === "object" && { additionalProperties: of(additional) }),
  };
}

function byName(
  shapes: readonly (readonly [name: string, shape: Shape])[],
  of: (one: Shape) => JsonObject,
): JsonObject {
  return Object.fromEntries(shapes.map(([name, shape]) => [name, of(shape)]));
}
