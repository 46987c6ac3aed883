import type { Operation } from "../../model/operation.js";
import type { Response, ResponseContent } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import { answersOf, differing, successesOf } from "../../3-lower/bodies/answers.js";
import { resolveShape } from "../../model/walk.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { answersStatements, ownChoices, responsesSymbol } from "./answers.js";
import { keyword, literalType, typeSymbol, union } from "../seam/build.js";
import { docLines } from "../schemas/doc-lines.js";
import type { Member, Statement, TypeNode } from "../seam/draft.js";
import { openKinds, unrecognizedType } from "../schemas/enum-types.js";
import { headersKey, operationKey } from "../keys.js";
import { hasNoBody, readAs } from "./response-readers.js";
import { structureOf, typeOf } from "../schemas/types.js";
import { messageTypes } from "./webhooks.js";

/** The types of what an operation gives back: data, headers, and what the API sends later. */
export function responseTypes(operation: Operation, client: ClientPlan): readonly Statement[] {
  return [
    responsesStatement(operation, client),
    ...answersStatements(operation, client),
    ...ownChoices(operation, client.api.shapes).map(([asked]) =>
      askedStatement(operation, asked, client),
    ),
    ...headersStatements(operation, client),
    ...callbackStatements(operation, client),
  ];
}

/** Status to the type of its data: what `send` and `call` give. */
function responsesStatement(operation: Operation, client: ClientPlan): Statement {
  const members = operation.responses.map((response): Member => {
    const { status, docs, [declaredAt]: at } = response;
    const type = dataType(operation, response, null, client);
    return { [declaredAt]: at, name: status, optional: false, type, docs: docLines(docs) };
  });
  const { name } = client.symbol(operationKey(operation, "responses"));
  const at = `${operation.at}/responses`;
  if (members.length > 0)
    return { [declaredAt]: at, kind: "interface", name, docs: [], members, index: null };
  const none: TypeNode = { kind: "global", name: "Record", arguments: [never, never] };
  return { [declaredAt]: at, kind: "type", name, docs: [], type: none };
}

const never = keyword("never");

/** The same for who asks for another media type: what differs from the usual is said anew. */
function askedStatement(operation: Operation, asked: string, client: ClientPlan): Statement {
  const own = differing(operation, asked, client.api.shapes);
  const members = own.map((response): Member => {
    const { status, docs, [declaredAt]: at } = response;
    const type = dataType(operation, response, asked, client);
    return { [declaredAt]: at, name: status, optional: false, type, docs: docLines(docs) };
  });
  const usual = typeSymbol(client.symbol(operationKey(operation, "responses")));
  const statuses = union(own.map(({ status }) => literalType(statusKey(status))));
  const isWhole = own.length === operation.responses.length;
  const base: TypeNode = { kind: "global", name: "Omit", arguments: [usual, statuses] };
  const { name } = responsesSymbol(operation, asked, client);
  return {
    [declaredAt]: `${operation.at}/responses`,
    kind: "interface",
    name,
    docs: [],
    ...(isWhole ? {} : { extends: base }),
    members,
    index: null,
  };
}

/** As `keyof` has it: what looks like a number is one. */
function statusKey(status: string): string | number {
  return /^\d+$/.test(status) ? Number(status) : status;
}

/** The data of a success: what the runtime's `Success` makes of the statement above. */
export function successType(operation: Operation, client: ClientPlan): TypeNode {
  const successes = successesOf(operation.responses);
  return union(successes.map((response) => dataType(operation, response, null, client)));
}

function dataType(
  operation: Operation,
  response: Response,
  asked: string | null,
  client: ClientPlan,
): TypeNode {
  if (hasNoBody(operation, response)) return keyword("undefined");
  if (response.contents.length === 0) return keyword("unknown");
  const contents = answersOf(response, operation, asked);
  return union(contents.map((content) => contentType(content, client)));
}

/** What a body is, once it is read. */
function contentType(content: ResponseContent, client: ClientPlan): TypeNode {
  const { format, shape, stream } = content;
  if (format === "binary") return typeSymbol(client.runtime("encode/operation", "Bytes"));
  const reading = readAs(content, client);
  const context = { client: reading, direction: "response" } as const;
  const target = resolveShape(shape, client.api.schemas);
  const isMoment = reading !== client && (target.kind === "string" || target.kind === "integer");
  const type = isMoment ? structureOf(target, context) : typeOf(shape, context);
  if (stream === null) return type;
  const isData = stream.kind === "events" && stream.shapeOf === "data";
  const isString = type.kind === "keyword" && type.name === "string";
  const event = client.runtime("stream/event-stream", "ServerSentEvent");
  const item = isData ? typeSymbol(event, ...(isString ? [] : [type])) : type;
  return { kind: "global", name: "AsyncIterable", arguments: [item] };
}

/** Status to the header fields that the document declares: what `headers.get` gives of each. */
function headersStatements(operation: Operation, client: ClientPlan): readonly Statement[] {
  if (!declaresHeaders(operation)) return [];
  const { name } = client.symbol(operationKey(operation, "responseHeaders"));
  const declared = operation.responses.filter(({ headers }) => headers.length > 0);
  const named: Statement[] = [];
  const members = declared.map(({ status, headers, [declaredAt]: at }): Member => {
    const fields = headers.map((header): Member => {
      const text = headerText(resolveShape(header.shape, client.api.schemas), client);
      const type = header.required ? text : union([text, keyword("null")]);
      const docs = docLines(header.docs);
      return { [declaredAt]: header.at, name: header.name, optional: false, type, docs };
    });
    const key = headersKey(operation, status);
    const symbol = client.has(key) ? client.symbol(key) : undefined;
    const own = { [declaredAt]: at, members: fields, index: null };
    if (symbol !== undefined)
      named.push({ ...own, kind: "interface", name: symbol.name, docs: [] });
    const type: TypeNode = symbol === undefined ? { kind: "object", ...own } : typeSymbol(symbol);
    return { [declaredAt]: at, name: status, optional: false, type, docs: [] };
  });
  const at = `${operation.at}/responses`;
  return [{ [declaredAt]: at, kind: "interface", name, docs: [], members, index: null }, ...named];
}

export function declaresHeaders({ responses }: Operation): boolean {
  return responses.some(({ headers }) => headers.length > 0);
}

/** The text of a value in a header field; lists and objects are not taken apart. */
function headerText(shape: Shape, client: ClientPlan): TypeNode {
  switch (shape.kind) {
    case "integer":
    case "number":
      return { kind: "numeral" };
    case "boolean":
      return union([literalType("true"), literalType("false")]);
    case "enum": {
      const texts = shape.values.map(({ value, digits }) => literalType(digits ?? String(value)));
      // As in bodies: values that don't exist yet are admitted.
      return union(openKinds(shape).length === 0 ? texts : [...texts, unrecognizedType(client)]);
    }
    default:
      return keyword("string");
  }
}

/** What the API sends because of the call, by name. */
function callbackStatements(operation: Operation, client: ClientPlan): readonly Statement[] {
  if (operation.callbacks.length === 0) return [];
  const { name } = client.symbol(operationKey(operation, "callbacks"));
  const at = `${operation.at}/callbacks`;
  return [messageTypes(name, at, [], operation.callbacks, client)];
}
