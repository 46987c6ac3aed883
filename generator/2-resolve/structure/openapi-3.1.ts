import {
  describedRules,
  oneOf,
  onlyBeside,
  onlyIn,
  onlyOne,
  parameterRules,
  securityTypeOf,
} from "./checks.js";
import { componentNames, methodRules, pathNames } from "./names.js";
import { styles30, tables30 } from "./openapi-3.0.js";
import type { ObjectTable, Specification, Tables } from "./rules.js";
import {
  any,
  extend,
  flag,
  list,
  map,
  object,
  orReference,
  table,
  text,
  textLike,
  url,
  words,
} from "./rule-builders.js";
import { schema31 as schema, schemas31 } from "./schemas-3.1.js";

const parameters = list(orReference("parameter"));
const pathItems = { extensions: true };

/** A table of 3.0: all of its objects have one. */
function base(name: keyof typeof tables30): ObjectTable {
  return tables30[name]!;
}

const besideSchema = onlyBeside("schema", "style", "explode", "example", "examples");

export const tables31: Tables = {
  ...tables30,
  document: table(
    "an OpenAPI document",
    {
      ...Object.fromEntries(base("document").fields),
      "openapi*": textLike(/^3\.1\.\d+(-.+)?$/, "a version such as 3.1.1"),
      "info*": object("info"),
      jsonSchemaDialect: url,
      tags: list(object("tag")),
      paths: map(object("pathItem"), pathNames),
      webhooks: map(object("pathItem"), pathItems),
    },
    { checks: [oneOf("a document", "paths", "components", "webhooks")] },
  ),
  info: extend(base("info"), { summary: text }),
  license: extend(
    base("license"),
    { identifier: text },
    { checks: [onlyOne("identifier", "url")] },
  ),
  serverVariable: extend(base("serverVariable"), { enum: list(text, "filled") }),
  components: table("`components`", {
    schemas: map(schema, componentNames),
    responses: map(orReference("response"), componentNames),
    parameters: map(orReference("parameter"), componentNames),
    examples: map(orReference("example"), componentNames),
    requestBodies: map(orReference("requestBody"), componentNames),
    headers: map(orReference("header"), componentNames),
    securitySchemes: map(orReference(securityTypeOf), componentNames),
    links: map(orReference("link"), componentNames),
    callbacks: map(orReference("callback"), componentNames),
    pathItems: map(object("pathItem"), componentNames),
  }),
  pathItem: extend(base("pathItem"), {
    $ref: { is: "reference", to: "pathItem", format: "uri-reference" },
    parameters,
    ...methodRules,
  }),
  operation: extend(base("operation"), { parameters }, { required: [] }),
  parameter: extend(
    base("parameter"),
    { schema },
    {
      checks: [
        ...describedRules("a parameter"),
        besideSchema,
        parameterRules(styles30),
        onlyIn("allowEmptyValue", "query"),
        onlyIn("allowReserved", "query"),
        onlyBeside("schema", "allowReserved"),
      ],
    },
  ),
  header: table(
    "a header",
    {
      description: text,
      required: flag,
      deprecated: flag,
      style: words("simple"),
      explode: flag,
      schema,
      content: base("header").fields.get("content")!,
      example: any,
      examples: map(orReference("example")),
    },
    { checks: [...describedRules("a header"), besideSchema] },
  ),
  mediaType: extend(base("mediaType"), { schema }),
  example: extend(base("example"), {}, { checks: [onlyOne("value", "externalValue")] }),
  link: extend(
    base("link"),
    { parameters: map(text) },
    {
      checks: [
        oneOf("a link", "operationRef", "operationId"),
        onlyOne("operationId", "operationRef"),
      ],
    },
  ),
  securityScheme: extend(base("securityScheme"), {
    "type*": words("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"),
  }),
  mutualTLS: table(
    "a mutualTLS scheme",
    { "type*": text, description: text },
    { reportedAs: "WF3008" },
  ),
  ...schemas31,
};

export const openapi31: Specification = {
  name: "OpenAPI 3.1",
  tables: tables31,
  reference: {
    fields: new Map([
      ["summary", text],
      ["description", text],
    ]),
    closed: false,
    format: "uri-reference",
  },
  later: [],
};
