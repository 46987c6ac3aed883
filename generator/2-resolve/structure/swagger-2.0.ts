import { parameterRules } from "./checks.js";
import { webhooksExtension } from "./openapi-3.0.js";
import { methods30, pathNames } from "./names.js";
import type { Members, ObjectName, Specification, Tables } from "./rules.js";
import {
  any,
  email,
  flag,
  list,
  map,
  object,
  orReference,
  table,
  text,
  textLike,
  uri,
  words,
} from "./rule-builders.js";
import { schemas20, valueFields } from "./schemas-2.0.js";
import { flowOf, security20 } from "./security-2.0.js";

/** A body has a schema; all other parameters say what they are themselves. */
function parameterOf({ in: where }: Members): ObjectName {
  return where === "body" ? "bodyParameter" : "parameter";
}

const mediaTypes = list(text, "unique");
const schemes = list(words("http", "https", "ws", "wss"), "unique");
const parameters = list(orReference(parameterOf), "unique");
const security = list(map(list(text, "unique")), "unique");
const headers = map(object("header"));
const methods = methods30.filter((method) => method !== "trace");

const tables: Tables = {
  document: table("a Swagger document", {
    "swagger*": words("2.0"),
    "info*": object("info"),
    host: textLike(/^[^{}/ :\\]+(?::\d+)?$/, "a host, and a port where needed"),
    basePath: textLike(/^\//, "a path that begins with a slash"),
    schemes,
    consumes: mediaTypes,
    produces: mediaTypes,
    "paths*": map(object("pathItem"), pathNames),
    definitions: map(object("schema")),
    parameters: map(object(parameterOf)),
    responses: map(object("response")),
    security,
    securityDefinitions: map(object(flowOf)),
    tags: list(object("tag"), "unique"),
    externalDocs: object("externalDocs"),
    "x-webhooks": webhooksExtension,
  }),
  info: table("`info`", {
    "title*": text,
    "version*": text,
    description: text,
    termsOfService: text,
    contact: object("contact"),
    license: object("license"),
  }),
  contact: table("a contact", { name: text, url: uri, email }),
  license: table("a license", { "name*": text, url: uri }),
  externalDocs: table("`externalDocs`", { description: text, "url*": uri }),
  tag: table("a tag", { "name*": text, description: text, externalDocs: object("externalDocs") }),
  pathItem: table("a path item", {
    $ref: { is: "reference", to: "pathItem", format: null },
    ...Object.fromEntries(methods.map((method) => [method, object("operation")])),
    parameters,
  }),
  operation: table("an operation", {
    tags: list(text, "unique"),
    summary: text,
    description: text,
    externalDocs: object("externalDocs"),
    operationId: text,
    produces: mediaTypes,
    consumes: mediaTypes,
    parameters,
    "responses*": map(orReference("response"), {
      pattern: /^(\d{3}|default)$/,
      what: "a status has three digits, or is default",
      extensions: true,
      least: 1,
    }),
    schemes,
    deprecated: flag,
    security,
  }),
  response: table("a response", {
    "description*": text,
    schema: object(({ type }) => (type === "file" ? "file" : "schema")),
    headers,
    examples: map(any),
  }),
  bodyParameter: table("a body parameter", {
    "name*": text,
    "in*": text,
    description: text,
    required: flag,
    "schema*": object("schema"),
  }),
  parameter: table(
    "a parameter",
    {
      "name*": text,
      "in*": words("path", "query", "header", "formData"),
      description: text,
      required: flag,
      allowEmptyValue: flag,
      ...valueFields,
      "type*": words("string", "number", "boolean", "integer", "array", "file"),
      collectionFormat: words("csv", "ssv", "tsv", "pipes", "multi"),
    },
    { checks: [parameterRules({})] },
  ),
  header: table("a header", {
    ...valueFields,
    "type*": words("string", "number", "boolean", "integer", "array"),
    description: text,
  }),
  ...schemas20,
  ...security20,
};

export const swagger20: Specification = {
  name: "Swagger 2.0",
  tables,
  reference: { fields: new Map(), closed: true, format: null },
  later: [],
};
