/**
 * Where validators read a document in another way than JSON Schema does, on purpose. Each is written
 * as a change of the document after which ajv says what we say.
 */
import { isObject, type Json, mapValues } from "../../validate/schema-walk.js";
import { withHeirs, withTaggedChoices } from "./discriminators.js";
import { resolved, withSchemas } from "./schemas.js";

export interface Reading {
  readonly name: string;
  /** Why validators read documents this way. */
  readonly reason: string;
  /** The document, written as we read it. */
  change(document: Json): Json;
}

/** In the order in which they are followed. */
export const readings: readonly Reading[] = [
  {
    name: "x-nullable",
    reason: "Swagger 2.0 has no other word for it",
    change: eachSchema((schema) =>
      schema["x-nullable"] === true ? { ...schema, nullable: true } : schema,
    ),
  },
  {
    name: "oneOf as anyOf",
    reason: "servers answer with values that fit two variants, and no type excludes that",
    change: eachSchema(({ oneOf, ...schema }) =>
      oneOf === undefined
        ? schema
        : { ...schema, allOf: [...list(schema["allOf"]), { anyOf: oneOf }] },
    ),
  },
  {
    name: "a type beside variants",
    reason: "`type: object` beside variants that are texts is a habit: the variants say what fits",
    change: eachSchema(({ type, ...schema }) =>
      type === undefined || "anyOf" in schema || "oneOf" in schema ? schema : { ...schema, type },
    ),
  },
  {
    name: "members without a type",
    reason: "who lists members means an object",
    change: eachSchema((schema) =>
      "type" in schema || !("properties" in schema || "additionalProperties" in schema)
        ? schema
        : { ...schema, type: "object" },
    ),
  },
  {
    name: "items without a type",
    reason: "who says what items are means a list",
    change: eachSchema((schema) =>
      "type" in schema || !("items" in schema) ? schema : { ...schema, type: "array" },
    ),
  },
  {
    name: "$recursiveRef",
    reason: "a word of the draft of 2019: the dialect of OpenAPI 3.1 doesn't have it",
    change: eachSchema(({ $recursiveRef: _, ...schema }) => schema),
  },
  {
    name: "items as a list",
    reason: "OpenAPI has no such lists: each item is one of them",
    change: eachSchema((schema) =>
      Array.isArray(schema["items"])
        ? { ...schema, items: { anyOf: schema["items"] as readonly unknown[] } }
        : schema,
    ),
  },
  {
    name: "nullable without null in its enum",
    reason: "OpenAPI 3.0 wants null in the list too, and hardly any document has it there",
    change: eachSchema((schema) => (isNullable(schema) ? withNull(schema) : schema)),
  },
  {
    name: "null in an enum without nullable",
    reason: "who lists null means it",
    change: eachSchema((schema) =>
      list(schema["enum"]).includes(null) && "type" in schema
        ? { ...schema, type: [...list(schema["type"]), "null"] }
        : schema,
    ),
  },
  {
    name: "an enum of another type",
    reason: "YAML reads `3.1` and `false` as no texts: the type says what they are",
    change: eachSchema((schema) =>
      isText(schema) && Array.isArray(schema["enum"])
        ? { ...schema, enum: schema["enum"].map((one: unknown) => (one === null ? one : `${one}`)) }
        : schema,
    ),
  },
  {
    name: "nullable alone in a combination",
    reason: "it says nothing there, and who writes it means the whole",
    change: eachSchema((schema) => {
      const parts = list(schema["allOf"]);
      const others = parts.filter((part) => !isObject(part) || !saysOnlyNull(part));
      if (others.length === parts.length || others.length === 0) return schema;
      return { anyOf: [{ ...schema, allOf: others }, { enum: [null] }] };
    }),
  },
  {
    name: "nullable without a type",
    reason: "by OpenAPI 3.0 it says nothing there, and who writes it means it",
    change: eachSchema((schema) =>
      schema["nullable"] === true && !("type" in schema)
        ? { anyOf: [schema, { enum: [null] }] }
        : schema,
    ),
  },
  {
    name: "readOnly in requests",
    reason: "requests needn't have what only servers write",
    change: eachSchema((schema, document) => without("readOnly", schema, document)),
  },
  {
    name: "writeOnly in answers",
    reason: "answers needn't have what only clients write",
    change: eachSchema((schema, document) => without("writeOnly", schema, document)),
  },
  {
    name: "discriminator of variants",
    reason: "JSON Schema doesn't know it: of a choice, the variant that it names has to fit",
    change: withTaggedChoices,
  },
  {
    name: "discriminator of a parent",
    reason: "JSON Schema doesn't know it: the heir that it names has to fit",
    change: withHeirs,
  },
];

function eachSchema(change: (schema: Json, document: Json) => Json): Reading["change"] {
  return (document) => withSchemas(document, change);
}

function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function isNullable(schema: Json): boolean {
  return schema["nullable"] === true || list(schema["type"]).includes("null");
}

/** With null beside the values that it lists, or beside its only one. */
function withNull({ const: only, ...schema }: Json): Json {
  const values = schema["enum"];
  if (only !== undefined) return { ...schema, enum: [only, null] };
  return Array.isArray(values) ? { ...schema, enum: [...(values as unknown[]), null] } : schema;
}

function saysOnlyNull(schema: Json): boolean {
  return schema["nullable"] === true && Object.keys(schema).length === 1;
}

function isText(schema: Json): boolean {
  const types = list(schema["type"]);
  return types.includes("string") && types.every((type) => type === "string" || type === "null");
}

/** A member that has the keyword may be missing, and be anything. */
function without(keyword: string, schema: Json, document: Json): Json {
  const { properties, required, ...others } = schema;
  if (!isObject(properties)) return schema;
  const isHidden = (name: string) => resolved(properties[name], document)[keyword] === true;
  const rest = list(required).filter((name) => !isHidden(String(name)));
  return {
    ...others,
    properties: mapValues(properties, (one, name) => (isHidden(name) ? {} : one)),
    // The fourth draft knows no empty list.
    ...(rest.length > 0 && { required: rest }),
  };
}
