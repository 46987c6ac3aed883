import type { Operation } from "../../model/operation.js";
import type {
  ContentData,
  HeaderText,
  PlannedAnswer,
  ResponseData,
} from "../../4-plan/operations/operation-plan.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { answersStatements, ownAnswers, responsesSymbol } from "./answers.js";
import { keyword, literalType, typeSymbol, union } from "../seam/build.js";
import { docLines } from "../schemas/doc-lines.js";
import type { Member, Statement, TypeNode } from "../seam/draft.js";
import { unrecognizedType } from "../schemas/type-nodes.js";
import { headersKey, operationKey } from "../keys.js";
import { typeOf } from "../schemas/types.js";
import { messageTypes } from "./webhooks.js";

/** The types of what an operation returns: data, headers, and what the API sends later. */
export function responseTypes(operation: Operation, client: ClientPlan): readonly Statement[] {
  return [
    responsesStatement(operation, client),
    ...answersStatements(operation, client),
    ...ownAnswers(operation, client).map((answer) => answerStatement(operation, answer, client)),
    ...headersStatements(operation, client),
    ...callbackStatements(operation, client),
  ];
}

/** Maps each status to the type of its data, for `send` and `call`. */
function responsesStatement(operation: Operation, client: ClientPlan): Statement {
  const { responses } = client.operations.of(operation);
  const members = responses.map(({ response, data }): Member => {
    const { status, docs, [declaredAt]: at } = response;
    const type = dataType(data, client);
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

/** The same for another media type: only the statuses that differ from the default are repeated. */
function answerStatement(
  operation: Operation,
  { differing, mediaType }: PlannedAnswer,
  client: ClientPlan,
): Statement {
  const members = differing.map(([response, data]): Member => {
    const { status, docs, [declaredAt]: at } = response;
    const type = dataType(data, client);
    return { [declaredAt]: at, name: status, optional: false, type, docs: docLines(docs) };
  });
  const usual = typeSymbol(client.symbol(operationKey(operation, "responses")));
  const statuses = union(differing.map(([{ status }]) => literalType(statusKey(status))));
  const isWhole = differing.length === operation.responses.length;
  const base: TypeNode = { kind: "global", name: "Omit", arguments: [usual, statuses] };
  const { name } = responsesSymbol(operation, mediaType, client);
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

/** As `keyof` sees it: a key that looks like a number is a number. */
function statusKey(status: string): string | number {
  return /^\d+$/.test(status) ? Number(status) : status;
}

/** The data of a success: the runtime's `Success` applied to the type above. */
export function successType(operation: Operation, client: ClientPlan): TypeNode {
  const { responses } = client.operations.of(operation);
  const successes = responses.filter(({ isSuccess }) => isSuccess);
  return union(successes.map(({ data }) => dataType(data, client)));
}

function dataType(data: ResponseData, client: ClientPlan): TypeNode {
  if (data.kind === "none") return keyword("undefined");
  if (data.kind === "unknown") return keyword("unknown");
  return union(data.contents.map((content) => contentType(content, client)));
}

/** The type of a body after it is read. */
function contentType(content: ContentData, client: ClientPlan): TypeNode {
  if (content.kind === "bytes") return typeSymbol(client.runtime("encode/operation", "Bytes"));
  const { shape, isText, stream } = content;
  const type = typeOf(shape, { client, direction: "response", isText });
  if (stream === null) return type;
  const isString = type.kind === "keyword" && type.name === "string";
  const event = client.runtime("stream/event-stream", "ServerSentEvent");
  const item = stream === "events" ? typeSymbol(event, ...(isString ? [] : [type])) : type;
  return { kind: "global", name: "AsyncIterable", arguments: [item] };
}

/** Maps each status to its declared header fields, for `headers.get`. */
function headersStatements(operation: Operation, client: ClientPlan): readonly Statement[] {
  if (!declaresHeaders(operation)) return [];
  const { name } = client.symbol(operationKey(operation, "responseHeaders"));
  const { responses } = client.operations.of(operation);
  const declared = responses.filter(({ headers }) => headers.length > 0);
  const named: Statement[] = [];
  const members = declared.map(({ response, headers }): Member => {
    const { status, [declaredAt]: at } = response;
    const fields = headers.map(({ header, text: planned }): Member => {
      const text = headerType(planned, client);
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

/** The type of a header field's text. */
function headerType(text: HeaderText, client: ClientPlan): TypeNode {
  switch (text.kind) {
    case "text":
      return keyword("string");
    case "number":
      return { kind: "numeral" };
    case "boolean":
      return union([literalType("true"), literalType("false")]);
    case "words": {
      const words = text.words.map((word) => literalType(word));
      return union(text.isOpen ? [...words, unrecognizedType(client)] : words);
    }
  }
}

/** The types of callbacks, by name. */
function callbackStatements(operation: Operation, client: ClientPlan): readonly Statement[] {
  if (operation.callbacks.length === 0) return [];
  const { name } = client.symbol(operationKey(operation, "callbacks"));
  const at = `${operation.at}/callbacks`;
  return [messageTypes(name, at, [], operation.callbacks, client)];
}
