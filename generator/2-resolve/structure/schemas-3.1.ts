import type { Names, Rule, Tables } from "./rules.js";
import {
  any,
  either,
  flag,
  count,
  list,
  map,
  number,
  object,
  table,
  text,
  textLike,
  uri,
  url,
  words,
} from "./rule-builders.js";
import { isRegex } from "./formats.js";
import { commonKeywords } from "./schemas-3.0.js";

export const schema31 = either("a schema: a mapping, true or false", object("schema"), flag);

const schema = schema31;
const schemas = list(schema, "filled");
const names = list(text, "unique");
const type = words("array", "boolean", "integer", "null", "number", "object", "string");
const anchor = textLike(
  /^[A-Za-z_][-A-Za-z0-9._]*$/,
  "a letter or `_`, and letters, digits, `-`, `_` and `.` behind it",
);

/** Keys are regular expressions. */
const patterns: Names = {
  checks: [
    (value, report) => {
      for (const key in value)
        if (!isRegex(key)) report(key, `this is not a regular expression: ${JSON.stringify(key)}`);
    },
  ],
};

/** Keywords whose value is a schema. */
const ofSchema = [
  "items",
  "contains",
  "additionalProperties",
  "propertyNames",
  "if",
  "then",
  "else",
  "not",
  "unevaluatedItems",
  "unevaluatedProperties",
  "contentSchema",
];

/** JSON Schema 2020-12, whose keywords anybody may add to, with those that OpenAPI adds. */
const keywords: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(ofSchema.map((keyword) => [keyword, schema])),
  $id: textLike(/^[^#]*#?$/, "a URL without a fragment"),
  $schema: uri,
  $ref: { is: "reference", to: "schema", format: "uri-reference" },
  $anchor: anchor,
  $dynamicRef: url,
  $dynamicAnchor: anchor,
  $vocabulary: map(flag),
  $comment: text,
  $defs: map(schema),
  prefixItems: schemas,
  properties: map(schema),
  patternProperties: map(schema, patterns),
  dependentSchemas: map(schema),
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  type: either("a type, or a list of types", type, list(type, "filled", "unique")),
  const: any,
  enum: list(any, "unique"),
  exclusiveMaximum: number,
  exclusiveMinimum: number,
  maxContains: count,
  minContains: count,
  required: names,
  dependentRequired: map(names),
  deprecated: flag,
  writeOnly: flag,
  examples: list(any),
  contentEncoding: text,
  contentMediaType: text,
  // Of earlier drafts; still part of the meta-schema.
  definitions: map(schema),
  dependencies: map(either("a schema or a list of names", schema, names)),
  $recursiveAnchor: anchor,
  $recursiveRef: url,
  discriminator: object("discriminator"),
};

export const schemas31: Tables = {
  schema: table("a schema", { ...commonKeywords, ...keywords }, { others: "keywords" }),
  discriminator: table(
    "a discriminator",
    { "propertyName*": text, mapping: map(text) },
    { reportedAs: "WF3005" },
  ),
};
