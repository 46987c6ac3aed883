import { serverOf } from "../../model/api.js";
import type { SecurityScheme } from "../../model/security.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeType, RuntimeValue } from "../../4-plan/runtime-exports.js";
import { clientFunction, clientTypes, runtimeExportsOf } from "./shared-exports.js";
import {
  array,
  call,
  keyword,
  literal,
  literals,
  typeSymbol,
  union,
  value,
} from "../seam/build.js";
import {
  clientParametersData,
  clientParametersType,
  optionsParameter,
} from "./client-parameters.js";
import type { Expression, Statement, TypeNode } from "../seam/draft.js";
import { defaultsData, optionsWithDefaults } from "./option-defaults.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { retryData } from "../operations/retry-data.js";
import { typeStatement } from "../schemas/type-statement.js";
import { compareTexts } from "../../host/text-order.js";

/**
 * The module of `createClient`: servers and security as data, credentials as a type. Together with
 * its operations, a program needs only this module: it also exports errors and types of the
 * runtime.
 */
export const client: Emitter = {
  name: "client",
  version: ownVersion,
  module: import.meta.url,

  reserves: (client) => ({ names: [clientFunction, ...clientTypes(client)], files: ["client"] }),

  *emit(plan) {
    for (const client of plan.clients)
      yield {
        kind: "module",
        path: `${client.folder}client`,
        header: headerOf(client.document),
        statements: [
          createClient(client),
          authType(client),
          ...clientParametersType(client),
          apiData(client),
          ...defaultsData(client),
          ...runtimeExportsOf(client),
        ],
      };
  },
};

function createClient(client: ClientPlan): Statement {
  const hasParameters = client.api.clientParameters.length > 0;
  return {
    kind: "function",
    name: clientFunction,
    docs: [
      `Makes a client that sends requests, by default to ${serverOf(client.api)}.`,
      "",
      "@throws TypeError on options of unknown names or wrong shapes",
      ...(hasParameters ? ["@throws EncodeError for a parameter that can't be sent"] : []),
    ],
    parameters: [optionsParameter(client)],
    returns: typeSymbol(client.runtime("client/client", "Client")),
    result: call(
      hasParameters
        ? client.runtime("client/client-parameters", "makeClientWith")
        : client.runtime("client/client", "makeClient"),
      value({ name: "api", file: `${client.folder}client` }),
      optionsWithDefaults(client),
    ),
  };
}

/**
 * Each alternative that operations ask for, once, in an order that doesn't depend on the
 * document's.
 */
export function alternativesOf({ api }: ClientPlan): readonly (readonly string[])[] {
  const asked = api.operations.flatMap(({ security }) => security);
  const once = new Map(asked.map((names) => [names.join("\0"), names]));
  return [...once].toSorted(([a], [b]) => compareTexts(a, b)).map(([, names]) => names);
}

function authType(client: ClientPlan): Statement {
  const credential = typeSymbol(client.runtime("send/auth", "Credential"));
  const alternatives = alternativesOf(client).filter((names) => names.length > 0);
  const objects = alternatives.map((names) => authObject(names, alternatives.flat(), client));
  const single = alternatives.some(({ length }) => length === 1) ? [credential] : [];
  const type = alternatives.length === 0 ? keyword("never") : union([...single, ...objects]);
  return typeStatement("Auth", ["The credentials that the document asks for."], type);
}

/** Credentials of schemes that apply together. Others may be added, for other operations. */
function authObject(
  names: readonly string[],
  all: readonly string[],
  client: ClientPlan,
): TypeNode {
  const kinds = new Map(client.api.security.map((scheme) => [scheme.name, scheme.kind]));
  const others = [...new Set(all)].filter((name) => !names.includes(name));
  const members = [...names, ...others].map((name, index) => {
    const credential = credentials[kinds.get(name) ?? "http"];
    const type = typeSymbol(client.runtime("send/auth", credential));
    const optional = index >= names.length;
    return {
      name,
      optional,
      type: optional ? union([type, keyword("undefined")]) : type,
      docs: [],
    };
  });
  return { kind: "object", members, index: null };
}

function apiData(client: ClientPlan): Statement {
  const { api } = client;
  const schemes = api.security.flatMap((scheme): [string, Expression][] => {
    const data = schemeData(scheme, client);
    return data === null ? [] : [[scheme.name, data]];
  });
  schemes.sort(([a], [b]) => compareTexts(a, b));
  const alternatives = alternativesOf(client);
  const members: [string, Expression][] = [["servers", literals(api.servers)]];
  const hasCredentials = schemes.length > 0 && alternatives.length > 0;
  const mask = hasCredentials
    ? client.runtime("send/mask", "maskError")
    : client.runtime("send/hide-error", "hideError");
  members.push(["mask", value(mask)]);
  if (hasCredentials)
    members.push(
      ["credentials", value(client.runtime("send/auth", "authorizer"))],
      ["schemes", { kind: "object", members: schemes }],
      ["security", array(alternatives.map((names) => literals(names)))],
    );
  if (api.operations.some(({ idempotencyHeader }) => idempotencyHeader !== null))
    members.push(["keys", value(client.runtime("send/idempotency", "idempotencyKeys"))]);
  if (api.retry !== false)
    members.push(["retries", value(client.runtime("send/retry", "retrying"))]);
  const retry = api.retry === false ? null : retryData(api.retry);
  if (retry !== null) members.push(["retry", retry]);
  members.push(...clientParametersData(client));
  return {
    kind: "const",
    name: "api",
    docs: [],
    exported: false,
    type: typeSymbol(client.runtime("client/client", "Api")),
    value: { kind: "object", members },
  };
}

/** The type of the credentials that a caller passes. */
const credentials = {
  apiKey: "Credential",
  basic: "BasicCredential",
  bearer: "Credential",
  http: "Credential",
  mutualTLS: "Credential",
} as const satisfies Record<SecurityScheme["kind"], RuntimeType<"send/auth">>;

const apiKeys = {
  header: "apiKeyHeader",
  query: "apiKeyQuery",
  cookie: "apiKeyCookie",
} as const satisfies Record<(SecurityScheme & { kind: "apiKey" })["in"], string>;

/** `null`: the client can't send credentials of this scheme. */
function schemeData(scheme: SecurityScheme, client: ClientPlan): Expression | null {
  const symbol = (name: RuntimeValue<"send/auth-schemes">) =>
    client.runtime("send/auth-schemes", name);
  switch (scheme.kind) {
    case "basic":
    case "bearer":
      return value(symbol(scheme.kind));
    case "http":
      return call(symbol("httpScheme"), literal(scheme.scheme));
    case "apiKey":
      return call(symbol(apiKeys[scheme.in]), literal(scheme.key));
    case "mutualTLS":
      return null;
  }
}
