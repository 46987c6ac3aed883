import { arrayItems } from "./checks.js";
import type { Rule, Tables } from "./rules.js";
import {
  any,
  count,
  either,
  flag,
  list,
  map,
  number,
  object,
  orReference,
  regex,
  table,
  text,
  uri,
  words,
} from "./rule-builders.js";

const schema = orReference("schema");
const schemas = list(schema, "filled");

/** Keywords that say the same in all versions. */
export const commonKeywords: Readonly<Record<string, Rule>> = {
  title: text,
  description: text,
  format: text,
  default: any,
  multipleOf: { is: "number", above: 0 },
  maximum: number,
  minimum: number,
  maxLength: count,
  minLength: count,
  pattern: regex,
  maxItems: count,
  minItems: count,
  uniqueItems: flag,
  maxProperties: count,
  minProperties: count,
  readOnly: flag,
  externalDocs: object("externalDocs"),
  xml: object("xml"),
  example: any,
};

/** Schema Objects of OpenAPI 3.0: a part of JSON Schema's Wright draft 00, and no other keyword. */
export const schemas30: Tables = {
  schema: table(
    "a schema",
    {
      ...commonKeywords,
      exclusiveMaximum: flag,
      exclusiveMinimum: flag,
      required: list(text, "filled", "unique"),
      enum: list(any, "filled", "unique"),
      type: words("array", "boolean", "integer", "number", "object", "string"),
      not: schema,
      allOf: schemas,
      oneOf: schemas,
      anyOf: schemas,
      items: schema,
      properties: map(schema),
      additionalProperties: either("true, false or a schema", flag, schema),
      nullable: flag,
      discriminator: object("discriminator"),
      writeOnly: flag,
      deprecated: flag,
    },
    { checks: [arrayItems] },
  ),
  discriminator: table(
    "a discriminator",
    { "propertyName*": text, mapping: map(text) },
    { others: "free", reportedAs: "WF3005" },
  ),
  xml: table("`xml`", { name: text, namespace: uri, prefix: text, attribute: flag, wrapped: flag }),
};
