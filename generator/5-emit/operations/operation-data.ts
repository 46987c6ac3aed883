import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeExport } from "../../4-plan/runtime-exports.js";
import { answersTable, byStreamTable } from "./answers.js";
import {
  array,
  call,
  literal,
  literals,
  literalType,
  named,
  typeSymbol,
  value,
} from "../seam/build.js";
import type { Expression, Statement, TypeNode } from "../seam/draft.js";
import { operationKey } from "../keys.js";
import type { ParameterGroup } from "../../4-plan/operations/operation-plan.js";
import { bodyExpression } from "./body-writers.js";
import type { BodyWriter } from "../../4-plan/writers/writer.js";
import { printing } from "./parameter-writers.js";
import { requiredIf, requiredWriter } from "./required-writers.js";
import { retryData } from "./retry-data.js";
import { readersTable } from "./response-readers.js";

/** What identifies an operation in requests, errors and middleware. */
export function operationId(operation: Operation, client: ClientPlan): string {
  return operation.id ?? client.symbol(operationKey(operation, "function")).name;
}

/**
 * The operation as data: what `build` and the client read. A declared function, since engines skip
 * the body of one until it is called: of an arrow function they don't.
 */
export function operationData(
  operation: Operation,
  groups: readonly ParameterGroup[],
  client: ClientPlan,
): Statement {
  const { method, path, body, security, servers, idempotencyHeader } = operation;
  const { accept, body: writer, readers } = client.operations.wire(operation);
  const keys = keyParametersOf(operation, client);
  const members: [string, Expression | null][] = [
    ["id", literal(operationId(operation, client))],
    ["method", literal(method)],
    ["path", literal(path)],
    ["security", security.length === 0 ? null : array(security.map(literals))],
    ["keyParameters", keys.length === 0 ? null : literals(keys)],
    ["servers", servers && literals(servers)],
    ["idempotencyHeader", idempotencyHeader === null ? null : literal(idempotencyHeader)],
    ["retry", retryData(operation.retry)],
    ["parameters", groupWriters(operation, groups, client)],
    ["clientParameters", clientParametersOf(groups)],
    ["body", writer && body && bodyWriter(writer, body, client)],
    ["accept", accept === "" ? null : literal(accept)],
    ["responses", readersTable(readers, client)],
    ["answers", answersTable(operation, client)],
    ["byStream", byStreamTable(operation, client)],
  ];
  return {
    kind: "function",
    name: client.symbol(operationKey(operation, "data")).name,
    exported: false,
    docs: [],
    parameters: [],
    returns: dataType(operation, client),
    result: {
      kind: "object",
      members: members.filter((m): m is [string, Expression] => m[1] !== null),
    },
  };
}

function dataType(operation: Operation, client: ClientPlan): TypeNode {
  const responses = typeSymbol(client.symbol(operationKey(operation, "responses")));
  const [usual] = client.operations.of(operation).answers;
  if (usual === undefined)
    return typeSymbol(client.runtime("encode/operation", "Operation"), responses);
  const answers = typeSymbol(client.symbol(operationKey(operation, "answers")));
  return typeSymbol(
    client.runtime("read/answers", "AnswersOperation"),
    answers,
    literalType(usual.mediaType),
  );
}

/** The query parameters in which the client writes API keys. */
function keyParametersOf({ security }: Operation, { api }: ClientPlan): readonly string[] {
  const names = new Set(security.flat());
  const keys = api.security.flatMap((scheme) =>
    scheme.kind === "apiKey" && scheme.in === "query" && names.has(scheme.name) ? [scheme.key] : [],
  );
  return [...new Set(keys)].toSorted();
}

function groupWriters(
  { ignoredHeaders }: Operation,
  groups: readonly ParameterGroup[],
  client: ClientPlan,
): Expression | null {
  const ignored = ignoredHeaders.map((name): [string, Expression] => [
    name,
    value(client.runtime("encode/styles/parameters", "ignored")),
  ]);
  const hasHeaders = groups.some(({ part }) => part === "headers");
  const headers: ParameterGroup = {
    part: "headers",
    parameters: [],
    required: false,
    whole: false,
  };
  const all = ignored.length === 0 || hasHeaders ? groups : [...groups, headers];
  const members = all.map(({ part, parameters, whole }): [string, Expression] => {
    const isOpen = part === "path" && parameters.some(({ ofClient }) => ofClient !== undefined);
    const writers = parameters.map((p): [string, Expression] => [
      p.name,
      requiredWriter(p, isOpen, client),
    ]);
    if (part === "headers" && ignored.length === 0 && parameters.every((p) => isText(p, client)))
      return [part, textHeaders(parameters, client)];
    const group = client.runtime(...groupWriterOf[whole ? "whole" : isOpen ? "open" : part]);
    if (whole) return [part, call(group, writers[0]![1])];
    return [part, call(group, named(part === "headers" ? [...writers, ...ignored] : writers))];
  });
  return members.length === 0 ? null : { kind: "object", members };
}

/** Whether a parameter is an optional string, as most headers are. */
function isText(parameter: Parameter, client: ClientPlan): boolean {
  const writer = client.operations.parameterWriter(parameter);
  const isPrinted = client.operations.printedPlaces([parameter.shape]) !== null;
  if (parameter.required || isPrinted || writer.kind !== "scalar") return false;
  // To assign to this name would change what the headers inherit.
  if (parameter.name === "__proto__") return false;
  return writer.codec.kind === "simple" && writer.codec.name === "string";
}

function textHeaders(parameters: readonly Parameter[], client: ClientPlan): Expression {
  const names = parameters.map(({ name }) => literal(name));
  return call(client.runtime("encode/parameter-groups", "textHeaders"), ...names);
}

function bodyWriter(writer: BodyWriter, body: Body, client: ClientPlan): Expression {
  const shapes = body.contents.map(({ shape }) => shape);
  const written = printing("printedBody", shapes, bodyExpression(writer, client), client);
  return requiredIf(body.required, written, client);
}

type Body = NonNullable<Operation["body"]>;

/** The runtime's module and function that write a group. */
const groupWriterOf: Readonly<Record<ParameterGroup["part"] | "whole" | "open", RuntimeExport>> = {
  path: ["encode/path", "pathGroup"],
  open: ["encode/path", "openPathGroup"],
  query: ["encode/parameter-groups", "queryGroup"],
  whole: ["encode/parameter-groups", "wholeQuery"],
  headers: ["encode/parameter-groups", "headerGroup"],
  cookies: ["encode/parameter-groups", "cookieGroup"],
};

/** The parameters that the client can provide, and whether the request requires them. */
function clientParametersOf(groups: readonly ParameterGroup[]): Expression | null {
  const rows = groups.flatMap(({ part, parameters }) =>
    parameters.flatMap(({ name, ofClient }): Expression[] =>
      ofClient === undefined ? [] : [literals([part, name, ofClient === "needed"])],
    ),
  );
  return rows.length === 0 ? null : array(rows);
}
