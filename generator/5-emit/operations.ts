import type { Operation, Parameter, ParameterLocation } from "../3-lower/api.js";
import { choicesOf } from "../3-lower/answers.js";
import { camelCase, pascalCase } from "../4-plan/names.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { declaredAt, type Pointer } from "../diagnostics/diagnostic.js";
import { acceptMember, acceptParameter, chosenResponses, ownChoices } from "./answers.js";
import { bodyVariants } from "./body-input.js";
import { call, keyword, optionalMember, typeSymbol, value } from "./build.js";
import { docLines } from "./doc-lines.js";
import type { Draft, FunctionParameter, Member, Statement, TypeNode } from "./draft.js";
import { headerOf, type Emitter } from "./emitter.js";
import { askedKey, askedPlace, operationKey, type OperationPart } from "./keys.js";
import { operationData } from "./operation-data.js";
import { pagesStatements } from "./pages.js";
import { declaresHeaders, responseTypes } from "./response-types.js";
import { typeOf } from "./types.js";

/** One module per operation: the function that callers use, its types, its data. */
export const operations: Emitter = {
  name: "operations",

  declare(client, _usages, claim) {
    for (const operation of client.api.operations) {
      const written = operation.name;
      const main = operationKey(operation, "function");
      const shared = { at: operation.at, suffix: "Operation", order: written };
      claim({
        key: main,
        role: "function",
        kind: "value",
        name: camelCase(written),
        origin: origins[operation.naming],
        home: { folder: "operations/" },
        ...shared,
      });
      const suggest = (part: OperationPart, derive: (stem: string) => string) => {
        const key = operationKey(operation, part);
        const kind = part === "data" || part === "pages" ? "value" : "type";
        const home = { fileOf: main };
        const name = derive(written);
        const stem = { of: main, derive };
        claim({ key, role: part, kind, name, stem, origin: "suggested", home, ...shared });
      };
      suggest("input", (stem) => `${pascalCase(stem)}Input`);
      suggest("responses", (stem) => `${pascalCase(stem)}Responses`);
      suggest("data", (stem) => `${camelCase(stem)}Operation`);
      if (operation.pagination !== null) suggest("pages", (stem) => `${camelCase(stem)}Pages`);
      if (declaresHeaders(operation))
        suggest("responseHeaders", (stem) => `${pascalCase(stem)}ResponseHeaders`);
      if (choicesOf(operation).length > 0)
        suggest("answers", (stem) => `${pascalCase(stem)}Answers`);
      for (const [asked, name] of ownChoices(operation)) {
        const derive = (stem: string) => pascalCase(`${stem} ${name} Responses`);
        claim({
          key: askedKey(operation, asked),
          role: "responses",
          kind: "type",
          name: derive(written),
          stem: { of: main, derive },
          origin: "suggested",
          home: { fileOf: main },
          ...shared,
          at: askedPlace(operation, asked),
        });
      }
      if (operation.callbacks.length > 0)
        suggest("callbacks", (stem) => `${pascalCase(stem)}Callbacks`);
      for (const { part } of groupsOf(operation))
        suggest(part, (stem) => pascalCase(`${stem} ${part}`));
    }
  },

  *emit(plan) {
    for (const client of plan.clients)
      for (const operation of client.api.operations) yield operationModule(operation, client);
  },
};

const origins = { configured: "given", authored: "fixed", derived: "suggested" } as const;

/** The groups of an input: parameters by location, under the name that callers use. */
export interface Group {
  readonly part: "path" | "query" | "headers" | "cookies";
  readonly parameters: readonly Parameter[];
  readonly required: boolean;
  /** `in: querystring`: the only parameter is the group itself. */
  readonly whole: boolean;
}

const locations: readonly (readonly [Group["part"], ParameterLocation])[] = [
  ["path", "path"],
  ["query", "query"],
  ["query", "querystring"],
  ["headers", "header"],
  ["cookies", "cookie"],
];

export function groupsOf(operation: Operation): readonly Group[] {
  return locations.flatMap(([part, location]) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    const required = parameters.some((parameter) => parameter.required);
    const whole = location === "querystring";
    return parameters.length === 0 ? [] : [{ part, parameters, required, whole }];
  });
}

function operationModule(operation: Operation, client: ClientPlan): Draft {
  const main = client.symbol(operationKey(operation, "function"));
  const groups = groupsOf(operation);
  return {
    kind: "module",
    path: main.file,
    header: headerOf(client.document),
    statements: [
      functionStatement(operation, client),
      ...pagesStatements(operation, client),
      ...inputStatements(operation, groups, client),
      ...groups.map((group) => groupStatement(operation, group, client)),
      ...responseTypes(operation, client),
      operationData(operation, groups, client),
    ],
  };
}

export function functionStatement(
  operation: Operation,
  client: ClientPlan,
): Statement & { readonly kind: "function" } {
  const symbol = (part: OperationPart) => client.symbol(operationKey(operation, part));
  const hasChoice = choicesOf(operation).length > 0;
  return {
    [declaredAt]: nameOf(operation),
    kind: "function",
    name: symbol("function").name,
    docs: docLines(operation.docs, [
      `Builds \`${operation.method} ${operation.path}\`; \`client.call(...)\` sends it.`,
    ]),
    ...(hasChoice ? { typeParameters: [acceptParameter(operation, client)] } : {}),
    parameters: [
      hasChoice ? askingParameter(operation, client) : inputParameter(operation, client),
    ],
    returns: typeSymbol(
      client.runtime("operation", "HttpRequest"),
      hasChoice ? chosenResponses(operation, client) : typeSymbol(symbol("responses")),
      ...(declaresHeaders(operation) ? [typeSymbol(symbol("responseHeaders"))] : []),
    ),
    result: call(
      hasChoice ? client.runtime("answers", "buildAnswer") : client.runtime("build", "build"),
      value(symbol("data")),
      { kind: "parameter", name: "input" },
    ),
  };
}

/** The argument of an operation whose answers come as several media types. */
function askingParameter(operation: Operation, client: ClientPlan): FunctionParameter {
  const parameter = inputParameter(operation, client);
  const asking: TypeNode = { kind: "object", members: [acceptMember()], index: null };
  if (!hasInput(operation)) return { ...parameter, type: asking };
  return { ...parameter, type: { kind: "intersection", of: [parameter.type, asking] } };
}

/** Where the document names an operation. */
export function nameOf({ id, at }: Operation): Pointer {
  return id === null ? at : `${at}/operationId`;
}

/** The one argument of an operation. */
export function inputParameter(operation: Operation, client: ClientPlan): FunctionParameter {
  const groups = groupsOf(operation);
  const isRequired = groups.some(({ required }) => required) || operation.body?.required;
  return {
    name: "input",
    type: hasInput(operation)
      ? typeSymbol(client.symbol(operationKey(operation, "input")))
      : { kind: "global", name: "Record", arguments: [keyword("string"), keyword("never")] },
    default: isRequired ? null : { kind: "object", members: [] },
  };
}

export function hasInput(operation: Operation): boolean {
  return operation.body !== null || operation.parameters.length > 0;
}

/** The argument: its groups, and the body; one type per media type where there are several. */
function inputStatements(
  operation: Operation,
  groups: readonly Group[],
  client: ClientPlan,
): readonly Statement[] {
  const { body } = operation;
  const members = groups.map(({ part, required }): Member => {
    const type = typeSymbol(client.symbol(operationKey(operation, part)));
    return optionalMember(part, required, type);
  });
  if (members.length === 0 && body === null) return [];
  const { name } = client.symbol(operationKey(operation, "input"));
  const variants = body === null ? [] : bodyVariants(body, client);
  if (variants.length <= 1) {
    const all = [...members, ...variants.flat()];
    return [
      {
        [declaredAt]: nameOf(operation),
        kind: "interface",
        name,
        docs: [],
        members: all,
        index: null,
      },
    ];
  }
  const of = variants.map((variant): TypeNode => ({
    kind: "object",
    members: [...members, ...variant],
    index: null,
  }));
  const type: TypeNode = { kind: "union", of };
  return [{ [declaredAt]: nameOf(operation), kind: "type", name, docs: [], type }];
}

function groupStatement(operation: Operation, group: Group, client: ClientPlan): Statement {
  const { name } = client.symbol(operationKey(operation, group.part));
  if (group.whole) {
    const { at, shape, docs } = group.parameters[0]!;
    return {
      [declaredAt]: `${at}/name`,
      kind: "type",
      name,
      docs: docLines(docs),
      type: typeOf(shape, { client, direction: "request" }),
    };
  }
  const members = group.parameters.map((parameter) => ({
    ...optionalMember(
      parameter.name,
      parameter.required,
      typeOf(parameter.shape, { client, direction: "request" }),
    ),
    [declaredAt]: `${parameter.at}/name`,
    docs: docLines(parameter.docs, parameter.ofClient ? ["Without it, the client's."] : []),
  }));
  const at = nameOf(operation);
  return { [declaredAt]: at, kind: "interface", name, docs: [], members, index: null };
}
