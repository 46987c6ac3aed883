import { valueFields as ofValues } from "../swagger/fields.js";
import { commonKeywords } from "./schemas-3.0.js";
import type { Rule, Tables } from "./rules.js";
import { any, either, flag, list, map, object, table, text, words } from "./rule-builders.js";

const schema = object("schema");
const names = list(text, "filled", "unique");
const type = words("array", "boolean", "integer", "null", "number", "object", "string");

/** What a parameter that is no body, a header and an item say of their values. */
export const valueFields: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(
    ofValues.flatMap((keyword) => {
      const rule = commonKeywords[keyword];
      return rule === undefined ? [] : [[keyword, rule]];
    }),
  ),
  type: words("string", "number", "boolean", "integer", "array"),
  exclusiveMaximum: flag,
  exclusiveMinimum: flag,
  enum: list(any, "filled", "unique"),
  items: object("items"),
  collectionFormat: words("csv", "ssv", "tsv", "pipes"),
};

/** Schema Objects of Swagger 2.0: a part of JSON Schema's draft 04. */
export const schemas20: Tables = {
  schema: table("a schema", {
    ...commonKeywords,
    $ref: { is: "reference", to: "schema", format: null },
    exclusiveMaximum: flag,
    exclusiveMinimum: flag,
    required: names,
    enum: list(any, "filled", "unique"),
    type: either("a type, or a list of types", type, list(type, "filled", "unique")),
    allOf: list(schema, "filled"),
    items: either("a schema", schema, list(schema, "filled")),
    properties: map(schema),
    additionalProperties: either("true, false or a schema", flag, schema),
    discriminator: text,
  }),
  file: table("a file", {
    format: text,
    title: text,
    description: text,
    default: any,
    required: names,
    "type*": words("file"),
    readOnly: flag,
    externalDocs: object("externalDocs"),
    example: any,
  }),
  items: table("`items`", valueFields),
  xml: table("`xml`", {
    name: text,
    namespace: text,
    prefix: text,
    attribute: flag,
    wrapped: flag,
  }),
};
