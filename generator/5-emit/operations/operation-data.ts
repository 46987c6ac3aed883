import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import type { RequestContent } from "../../model/body.js";
import { choicesOf } from "../../3-lower/bodies/answers.js";
import { essence, isRange } from "../../model/media-types.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeExport } from "../../4-plan/runtime-exports.js";
import { answersTable, byStreamTable } from "./answers.js";
import { call, literal, literalType, named, typeSymbol, value } from "../seam/build.js";
import { codecOf } from "../codecs/codecs.js";
import type { Expression, Statement, TypeNode } from "../seam/draft.js";
import { operationKey } from "../keys.js";
import type { Group } from "./parameter-groups.js";
import { multipartWriter } from "./multipart-writer.js";
import { formWriter } from "./form-writer.js";
import { parameterWriter } from "./parameter-writers.js";
import { retryData } from "./retry-data.js";
import { acceptOf, responseReaders } from "./response-readers.js";

/** The operation as data: what `build` and the client read. */
export function operationData(
  operation: Operation,
  groups: readonly Group[],
  client: ClientPlan,
): Statement {
  const { method, path, body, security, servers, idempotencyHeader } = operation;
  const id = operation.id ?? client.symbol(operationKey(operation, "function")).name;
  const strings = (texts: readonly string[]): Expression => ({
    kind: "array",
    items: texts.map(literal),
  });
  const accept = acceptOf(operation);
  const readers = responseReaders(operation, null, client);
  const keys = keyParametersOf(operation, client);
  const members: [string, Expression | null][] = [
    ["id", literal(id)],
    ["method", literal(method)],
    ["path", literal(path)],
    ["security", security.length === 0 ? null : { kind: "array", items: security.map(strings) }],
    ["keyParameters", keys.length === 0 ? null : strings(keys)],
    ["servers", servers && strings(servers)],
    ["idempotencyHeader", idempotencyHeader === null ? null : literal(idempotencyHeader)],
    ["retry", retryData(operation.retry)],
    ["parameters", groupWriters(operation, groups, client)],
    ["clientParameters", clientParametersOf(groups)],
    ["body", body && bodyWriter(operation, client)],
    ["accept", accept === "" ? null : literal(accept)],
    ["responses", { kind: "object", members: readers }],
    ["answers", answersTable(operation, client)],
    ["byStream", byStreamTable(operation)],
  ];
  return {
    kind: "const",
    name: client.symbol(operationKey(operation, "data")).name,
    docs: [],
    exported: false,
    type: dataType(operation, client),
    value: {
      kind: "object",
      members: members.filter((m): m is [string, Expression] => m[1] !== null),
    },
  };
}

function dataType(operation: Operation, client: ClientPlan): TypeNode {
  const responses = typeSymbol(client.symbol(operationKey(operation, "responses")));
  const [usual] = choicesOf(operation);
  if (usual === undefined)
    return typeSymbol(client.runtime("encode/operation", "Operation"), responses);
  const answers = typeSymbol(client.symbol(operationKey(operation, "answers")));
  return typeSymbol(
    client.runtime("read/answers", "AnswersOperation"),
    answers,
    literalType(usual),
  );
}

/** Where in the query the client writes API keys. */
function keyParametersOf({ security }: Operation, { api }: ClientPlan): readonly string[] {
  const names = new Set(security.flat());
  const keys = api.security.flatMap((scheme) =>
    scheme.kind === "apiKey" && scheme.in === "query" && names.has(scheme.name) ? [scheme.key] : [],
  );
  return [...new Set(keys)].toSorted();
}

function groupWriters(
  { ignoredHeaders }: Operation,
  groups: readonly Group[],
  client: ClientPlan,
): Expression | null {
  const ignored = ignoredHeaders.map((name): [string, Expression] => [
    name,
    value(client.runtime("encode/styles/parameters", "ignored")),
  ]);
  const hasHeaders = groups.some(({ part }) => part === "headers");
  const headers: Group = { part: "headers", parameters: [], required: false, whole: false };
  const all = ignored.length === 0 || hasHeaders ? groups : [...groups, headers];
  const members = all.map(({ part, parameters, whole }): [string, Expression] => {
    const isOpen = part === "path" && parameters.some(({ ofClient }) => ofClient !== undefined);
    const writers = parameters.map((p): [string, Expression] => [
      p.name,
      requiredWriter(p, isOpen, client),
    ]);
    const group = client.runtime(...groupWriterOf[whole ? "whole" : isOpen ? "open" : part]);
    if (whole) return [part, call(group, writers[0]![1])];
    return [part, call(group, named(part === "headers" ? [...writers, ...ignored] : writers))];
  });
  return members.length === 0 ? null : { kind: "object", members };
}

/** By what a group is of: the runtime's module and function. */
const groupWriterOf: Readonly<Record<Group["part"] | "whole" | "open", RuntimeExport>> = {
  path: ["encode/path", "pathGroup"],
  open: ["encode/path", "openPathGroup"],
  query: ["encode/parameter-groups", "queryGroup"],
  whole: ["encode/parameter-groups", "wholeQuery"],
  headers: ["encode/parameter-groups", "headerGroup"],
  cookies: ["encode/parameter-groups", "cookieGroup"],
};

function requiredWriter(parameter: Parameter, isOpen: boolean, client: ClientPlan): Expression {
  const writer = parameterWriter(parameter, client);
  // A whole path needs all of its parameters.
  const isMarked = parameter.required && (parameter.in !== "path" || isOpen);
  return isMarked ? call(client.runtime("encode/operation", "required"), writer) : writer;
}

/** Those that the client may give, and whether the request needs them. */
function clientParametersOf(groups: readonly Group[]): Expression | null {
  const rows = groups.flatMap(({ part, parameters }) =>
    parameters.flatMap(({ name, ofClient }): Expression[] =>
      ofClient === undefined
        ? []
        : [{ kind: "array", items: [part, name, ofClient === "needed"].map(literal) }],
    ),
  );
  return rows.length === 0 ? null : { kind: "array", items: rows };
}

function bodyWriter({ body }: Operation, client: ClientPlan): Expression {
  const { contents, required } = body!;
  const writers = contents.map((content): [string, Expression] => [
    content.mediaType,
    contentWriter(content, client),
  ]);
  const table: Expression = { kind: "object", members: writers };
  const writer =
    writers.length === 1
      ? writers[0]![1]
      : call(client.runtime("encode/body-choice", "bodyChoice"), table);
  return required ? call(client.runtime("encode/operation", "required"), writer) : writer;
}

/** The writer of a request body in one media type, or in any of a range. */
function contentWriter(content: RequestContent, client: ClientPlan): Expression {
  const { format, mediaType, shape } = content;
  const writer = formatWriter(content, client);
  if (!isRange(mediaType)) return writer;
  // `*/*` may be JSON or text; a text isn't to be sent in quotes.
  const isAny = format.kind === "json" && !essence(mediaType).endsWith("json");
  const text = client.runtime("encode/text-body", "textBody");
  const writers = isAny
    ? [call(text, codecOf(shape, client), literal(mediaType)), writer]
    : [writer];
  return call(client.runtime("encode/body-range", "bodyRange"), literal(mediaType), ...writers);
}

function formatWriter(content: RequestContent, client: ClientPlan): Expression {
  const { format, mediaType, shape } = content;
  const mediaTypeArgument = (usual: string) => (mediaType === usual ? [] : [literal(mediaType)]);
  switch (format.kind) {
    case "json":
      return call(
        client.runtime("encode/json", "jsonBody"),
        codecOf(shape, client),
        ...mediaTypeArgument("application/json"),
      );
    case "form":
      return formWriter(shape, format, client);
    case "multipart":
      return multipartWriter(content, format, client);
    case "text":
      return call(
        client.runtime("encode/text-body", "textBody"),
        codecOf(shape, client),
        literal(mediaType),
      );
    case "binary":
      return call(client.runtime("encode/text-body", "bytesBody"), literal(mediaType));
  }
}
