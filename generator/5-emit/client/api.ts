import type { Operation } from "../../model/operation.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { arrange, forModule, freeNameOf, type Arranged, type Group } from "./api-members.js";
import { array, call, typeSymbol, union, value } from "../seam/build.js";
import { optionsParameter } from "./client-parameters.js";
import { docLines } from "../schemas/doc-lines.js";
import type { Expression, Member, Statement } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { operationKey } from "../keys.js";
import { methodInterface, methodType } from "./method-types.js";
import { namePlaceOf } from "../operations/operation-inputs.js";
import { compareTexts } from "../../host/text-order.js";

/**
 * The module of `createApi`: every operation as a method that sends it, in the group of its tag.
 */
export const api: Emitter = {
  name: "api",
  version: ownVersion,
  module: import.meta.url,

  reserves: () => ({ files: ["api"] }),

  *emit(plan) {
    for (const given of plan.clients) {
      const client = forModule(given);
      const module = arrange(client);
      yield {
        kind: "module",
        path: `${client.folder}api`,
        header: headerOf(client.document),
        statements: [
          createApi(client),
          apiInterface(module, client),
          ...module.groups.map((group) => groupInterface(group, module, client)),
          ...Array.from(module.ownTypes, ([operation, name]) =>
            methodInterface(operation, name, client),
          ),
          methodSources(module, client),
        ],
      };
    }
  },
};

function createApi(client: ClientPlan): Statement {
  const module = `${client.folder}api`;
  const parameter = optionsParameter(client);
  const given = typeSymbol(client.runtime("client/client", "Client"));
  return {
    kind: "function",
    name: "createApi",
    docs: [
      "Makes an object of methods that send: each gives the data of its success, or throws. On each hang",
      "`.send()`, which gives any outcome, and `.request()`, which builds the request alone.",
      "",
      "@param options what `createClient` takes, or a client",
    ],
    parameters: [{ ...parameter, type: union([parameter.type, given]) }],
    returns: typeSymbol({ name: "Api", file: module }),
    result: call(
      client.runtime("client/methods", "makeApi"),
      value({ name: "createClient", file: `${client.folder}client` }),
      { kind: "parameter", name: parameter.name },
      value({ name: freeNameOf("methods", client), file: module }),
    ),
  };
}

function apiInterface(module: Arranged, client: ClientPlan): Statement {
  const members = [
    ...module.root.map((operation) => methodMember(operation, module, client)),
    ...module.groups.map((group) => groupMember(group, client)),
  ].toSorted((a, b) => compareTexts(a.name, b.name));
  return { kind: "interface", name: "Api", docs: [], members, index: null };
}

function groupMember({ name, typeName, operations }: Group, client: ClientPlan): Member {
  const tags = new Set(operations.map((operation) => operation.tags[0]));
  const tag = client.api.tags.find((one) => tags.has(one.name));
  const type = typeSymbol({ name: typeName, file: `${client.folder}api` });
  const member = { name, optional: false, type, docs: tag === undefined ? [] : docLines(tag.docs) };
  return tag === undefined ? member : { ...member, [declaredAt]: `${tag.at}/name` };
}

function groupInterface(
  { typeName, operations }: Group,
  module: Arranged,
  client: ClientPlan,
): Statement {
  const members = operations.map((operation) => methodMember(operation, module, client));
  return { kind: "interface", name: typeName, docs: [], members, index: null };
}

function methodMember(operation: Operation, { ownTypes }: Arranged, client: ClientPlan): Member {
  const own = ownTypes.get(operation);
  const file = `${client.folder}api`;
  return {
    [declaredAt]: namePlaceOf(operation),
    name: client.method(operation.at).name,
    optional: false,
    type: own === undefined ? methodType(operation, client) : typeSymbol({ name: own, file }),
    docs: docLines(operation.docs, [`\`${operation.method} ${operation.path}\``]),
  };
}

/** The data that methods are made from at run time, checked against their types. */
function methodSources({ root, groups }: Arranged, client: ClientPlan): Statement {
  const sources = (operations: readonly Operation[]) =>
    operations.map((operation): [string, Expression] => [
      client.method(operation.at).name,
      sourceOf(operation, client),
    ]);
  const members = [
    ...sources(root),
    ...groups.map(({ name, operations }): [string, Expression] => [
      name,
      { kind: "object", members: sources(operations) },
    ]),
  ].toSorted(([a], [b]) => compareTexts(a, b));
  const type = { name: "Api", file: `${client.folder}api` };
  return {
    kind: "const",
    name: freeNameOf("methods", client),
    docs: [],
    exported: false,
    type: typeSymbol(client.runtime("client/methods", "MethodSources"), typeSymbol(type)),
    value: { kind: "object", members },
  };
}

function sourceOf(operation: Operation, client: ClientPlan): Expression {
  const builder = value(client.symbol(operationKey(operation, "function")));
  if (operation.pagination === null) return builder;
  const pages = value(client.symbol(operationKey(operation, "pages")));
  return array([builder, pages]);
}
