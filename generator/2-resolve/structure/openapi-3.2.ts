import {
  describedRules,
  notBeside,
  onlyBeside,
  onlyIn,
  onlyOne,
  parameterRules,
} from "./checks.js";
import { componentNames, methodRules, oneQuery, parameterNames, token } from "./names.js";
import { styles30 } from "./openapi-3.0.js";
import { tables31, openapi31 } from "./openapi-3.1.js";
import { schema31 as schema } from "./schemas-3.1.js";
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

const styles = { ...styles30, cookie: [...styles30.cookie, "cookie"] };

const content = map(orReference("mediaType"), { extensions: true });
const headers = map(orReference("header"), { pattern: token, what: "a header's name is a token" });
const parameters = { ...list(orReference("parameter")), checks: [oneQuery] };
const encodings = {
  encoding: map(object("encoding")),
  prefixEncoding: list(object("encoding")),
  itemEncoding: object("encoding"),
};
const encodingRule = notBeside("encoding", "prefixEncoding", "itemEncoding");
const methods = { pattern: token, what: "a method is a token" };

function base(name: keyof typeof tables31): ObjectTable {
  return tables31[name]!;
}

export const tables32: Tables = {
  ...tables31,
  document: extend(base("document"), {
    "openapi*": textLike(/^3\.2\.\d+(-.+)?$/, "a version such as 3.2.0"),
    $self: textLike(/^[^#]*$/, "a URL without a fragment"),
  }),
  server: extend(base("server"), { name: text }),
  components: extend(base("components"), {
    mediaTypes: map(orReference("mediaType"), componentNames),
  }),
  pathItem: extend(base("pathItem"), {
    ...methodRules,
    query: object("operation"),
    additionalOperations: map(object("operation"), methods),
    parameters,
  }),
  operation: extend(base("operation"), { parameters }),
  parameter: extend(
    base("parameter"),
    {
      "in*": words("path", "query", "querystring", "header", "cookie"),
      content: map(orReference("mediaType"), { extensions: true, least: 1, most: 1 }),
    },
    {
      checks: [
        ...describedRules("a parameter"),
        onlyBeside("schema", "style", "explode", "allowReserved"),
        parameterRules(styles),
        parameterNames,
        onlyIn("allowEmptyValue", "query"),
        onlyIn("allowReserved", "path", "query", "cookie"),
      ],
    },
  ),
  header: extend(
    base("header"),
    { content: map(orReference("mediaType"), { extensions: true, least: 1, most: 1 }) },
    {
      checks: [...describedRules("a header"), onlyBeside("schema", "style", "explode")],
    },
  ),
  requestBody: extend(base("requestBody"), { content }),
  response: extend(
    base("response"),
    { summary: text, description: text, headers, content },
    { required: [] },
  ),
  mediaType: extend(
    base("mediaType"),
    { description: text, itemSchema: schema, ...encodings },
    { checks: [onlyOne("example", "examples"), encodingRule] },
  ),
  encoding: extend(base("encoding"), { headers, ...encodings }, { checks: [encodingRule] }),
  example: extend(
    base("example"),
    { dataValue: any, serializedValue: text },
    {
      checks: [
        notBeside("value", "externalValue", "dataValue", "serializedValue"),
        onlyOne("serializedValue", "externalValue"),
      ],
    },
  ),
  tag: extend(base("tag"), { summary: text, parent: text, kind: text }),
  discriminator: extend(base("discriminator"), { defaultMapping: text }),
  xml: extend(base("xml"), {
    nodeType: words("element", "attribute", "text", "cdata", "none"),
  }),
  securityScheme: extend(base("securityScheme"), { deprecated: flag }),
  apiKey: extend(base("apiKey"), { deprecated: flag }),
  http: extend(base("http"), { deprecated: flag }),
  mutualTLS: extend(base("mutualTLS"), { deprecated: flag }),
  oauth2: extend(base("oauth2"), { deprecated: flag, oauth2MetadataUrl: url }),
  openIdConnect: extend(base("openIdConnect"), { deprecated: flag }),
  flows: extend(base("flows"), { deviceAuthorization: object("deviceFlow") }),
  deviceFlow: table("an OAuth flow", {
    "deviceAuthorizationUrl*": url,
    "tokenUrl*": url,
    refreshUrl: url,
    "scopes*": map(text),
  }),
};

export const openapi32: Specification = {
  ...openapi31,
  name: "OpenAPI 3.2",
  tables: tables32,
};
