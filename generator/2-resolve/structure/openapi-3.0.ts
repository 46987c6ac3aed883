import { describedRules, notBeside, onlyOne, parameterRules, securityTypeOf } from "./checks.js";
import { methodRules, pathNames, statusNames } from "./names.js";
import type { Specification, Tables } from "./rules.js";
import {
  any,
  either,
  email,
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
import { schemas30 } from "./schemas-3.0.js";
import { security30 } from "./security-3.0.js";

/** The styles that a parameter may have, by its place. */
export const styles30 = {
  path: ["matrix", "label", "simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

const content = map(object("mediaType"), { extensions: true });
const oneContent = map(object("mediaType"), { extensions: true, least: 1, most: 1 });
const schema = orReference("schema");
const examples = map(orReference("example"));
const headers = map(orReference("header"));
const parameters = list(orReference("parameter"), "unique");
const security = list(map(list(text)));
const servers = list(object("server"));

/** What a parameter and a header say of their values. */
const described = {
  description: text,
  required: flag,
  deprecated: flag,
  allowEmptyValue: flag,
  explode: flag,
  allowReserved: flag,
  schema,
  content: oneContent,
  example: any,
  examples,
};

const besideContent = notBeside(
  "content",
  "style",
  "explode",
  "allowReserved",
  "example",
  "examples",
);

/** What later versions have as `webhooks`. An extension may be anything else, too. */
export const webhooksExtension = either(
  "a mapping of path items",
  map(object("pathItem"), { extensions: true }),
  any,
);

export const tables30: Tables = {
  document: table("an OpenAPI document", {
    "openapi*": textLike(/^3\.0\.\d(-.+)?$/, "a version such as 3.0.4"),
    "info*": object("info"),
    externalDocs: object("externalDocs"),
    servers,
    security,
    tags: list(object("tag"), "unique"),
    "paths*": map(object("pathItem"), pathNames),
    components: object("components"),
    "x-webhooks": webhooksExtension,
  }),
  info: table("`info`", {
    "title*": text,
    description: text,
    termsOfService: url,
    contact: object("contact"),
    license: object("license"),
    "version*": text,
  }),
  contact: table("a contact", { name: text, url, email }),
  license: table("a license", { "name*": text, url }),
  server: table("a server", {
    "url*": text,
    description: text,
    variables: map(object("serverVariable")),
  }),
  serverVariable: table("a server's variable", {
    enum: list(text),
    "default*": text,
    description: text,
  }),
  components: table("`components`", {
    schemas: map(schema),
    responses: map(orReference("response")),
    parameters: map(orReference("parameter")),
    examples,
    requestBodies: map(orReference("requestBody")),
    headers,
    securitySchemes: map(orReference(securityTypeOf)),
    links: map(orReference("link")),
    callbacks: map(orReference("callback")),
  }),
  pathItem: table("a path item", {
    $ref: { is: "reference", to: "pathItem", format: null },
    summary: text,
    description: text,
    servers,
    parameters,
    ...methodRules,
  }),
  operation: table("an operation", {
    tags: list(text),
    summary: text,
    description: text,
    externalDocs: object("externalDocs"),
    operationId: text,
    parameters,
    requestBody: orReference("requestBody"),
    "responses*": map(orReference("response"), statusNames),
    callbacks: map(orReference("callback")),
    deprecated: flag,
    security,
    servers,
  }),
  callback: table("a callback", {}, { others: object("pathItem") }),
  externalDocs: table("`externalDocs`", { description: text, "url*": url }),
  parameter: table(
    "a parameter",
    {
      "name*": text,
      "in*": words("path", "query", "header", "cookie"),
      style: text,
      ...described,
    },
    { checks: [...describedRules("a parameter"), besideContent, parameterRules(styles30)] },
  ),
  header: table(
    "a header",
    { style: words("simple"), ...described },
    { checks: [...describedRules("a header"), besideContent] },
  ),
  requestBody: table("a request body", { description: text, "content*": content, required: flag }),
  mediaType: table(
    "a media type",
    { schema, example: any, examples, encoding: map(object("encoding")) },
    { checks: [onlyOne("example", "examples")] },
  ),
  encoding: table("an encoding", {
    contentType: text,
    headers,
    style: words(...styles30.query),
    explode: flag,
    allowReserved: flag,
  }),
  response: table("a response", {
    "description*": text,
    headers,
    content,
    links: map(orReference("link")),
  }),
  example: table("an example", {
    summary: text,
    description: text,
    value: any,
    externalValue: url,
  }),
  link: table(
    "a link",
    {
      operationId: text,
      operationRef: url,
      parameters: map(any),
      requestBody: any,
      description: text,
      server: object("server"),
    },
    { checks: [onlyOne("operationId", "operationRef")] },
  ),
  tag: table("a tag", { "name*": text, description: text, externalDocs: object("externalDocs") }),
  ...security30,
  ...schemas30,
};

export const openapi30: Specification = {
  name: "OpenAPI 3.0",
  tables: tables30,
  reference: { fields: new Map(), closed: false, format: "uri-reference" },
  later: [],
};
