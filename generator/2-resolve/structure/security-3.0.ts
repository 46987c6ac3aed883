import { bearerFormatRule } from "./checks.js";
import type { Tables } from "./rules.js";
import { map, object, table, text, reportedAs, url, words } from "./rule-builders.js";

const scopes = map(text);

/** Security Scheme Objects: one table for each `type`. */
const tables: Tables = {
  securityScheme: table(
    "a security scheme",
    { "type*": words("apiKey", "http", "oauth2", "openIdConnect") },
    { others: "free" },
  ),
  apiKey: table("an apiKey scheme", {
    "type*": text,
    "name*": text,
    "in*": words("header", "query", "cookie"),
    description: text,
  }),
  http: table(
    "an http scheme",
    { "type*": text, "scheme*": text, bearerFormat: text, description: text },
    { checks: [bearerFormatRule] },
  ),
  oauth2: table("an oauth2 scheme", {
    "type*": text,
    "flows*": object("flows"),
    description: text,
  }),
  openIdConnect: table("an openIdConnect scheme", {
    "type*": text,
    "openIdConnectUrl*": url,
    description: text,
  }),
  flows: table("`flows`", {
    implicit: object("implicitFlow"),
    password: object("passwordFlow"),
    clientCredentials: object("applicationFlow"),
    authorizationCode: object("codeFlow"),
  }),
  implicitFlow: table("an OAuth flow", {
    "authorizationUrl*": url,
    refreshUrl: url,
    "scopes*": scopes,
  }),
  passwordFlow: table("an OAuth flow", { "tokenUrl*": url, refreshUrl: url, "scopes*": scopes }),
  applicationFlow: table("an OAuth flow", { "tokenUrl*": url, refreshUrl: url, "scopes*": scopes }),
  codeFlow: table("an OAuth flow", {
    "authorizationUrl*": url,
    "tokenUrl*": url,
    refreshUrl: url,
    "scopes*": scopes,
  }),
};

/** An incomplete scheme is reported as `WF3008`, by the pass that reads it. */
export const security30 = reportedAs("WF3008", tables);
