import type { Members, ObjectName, Tables } from "./rules.js";
import { map, table, text, reportedAs, uri, words } from "./rule-builders.js";

const scopes = map(text);

/** The table of a security scheme, by its `type` and `flow`. */
export function flowOf({ type, flow }: Members): ObjectName {
  if (type === "basic" || type === "apiKey") return type;
  if (type !== "oauth2") return "securityScheme";
  switch (flow) {
    case "implicit":
      return "implicitFlow";
    case "password":
      return "passwordFlow";
    case "application":
      return "applicationFlow";
    case "accessCode":
      return "codeFlow";
    default:
      return "oauth2";
  }
}

const tables: Tables = {
  securityScheme: table(
    "a security scheme",
    { "type*": words("basic", "apiKey", "oauth2") },
    { others: "free" },
  ),
  basic: table("a basic scheme", { "type*": text, description: text }),
  apiKey: table("an apiKey scheme", {
    "type*": text,
    "name*": text,
    "in*": words("header", "query"),
    description: text,
  }),
  oauth2: table(
    "an oauth2 scheme",
    { "type*": text, "flow*": words("implicit", "password", "application", "accessCode") },
    { others: "free" },
  ),
  implicitFlow: table("an oauth2 scheme", {
    "type*": text,
    "flow*": text,
    scopes,
    "authorizationUrl*": uri,
    description: text,
  }),
  passwordFlow: table("an oauth2 scheme", {
    "type*": text,
    "flow*": text,
    scopes,
    "tokenUrl*": uri,
    description: text,
  }),
  applicationFlow: table("an oauth2 scheme", {
    "type*": text,
    "flow*": text,
    scopes,
    "tokenUrl*": uri,
    description: text,
  }),
  codeFlow: table("an oauth2 scheme", {
    "type*": text,
    "flow*": text,
    scopes,
    "authorizationUrl*": uri,
    "tokenUrl*": uri,
    description: text,
  }),
};

/** An incomplete scheme is reported as `WF3008`, by the pass that reads it. */
export const security20 = reportedAs("WF3008", tables);
