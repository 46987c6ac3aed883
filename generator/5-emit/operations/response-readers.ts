import type { Operation } from "../../model/operation.js";
import type { Response, ResponseContent, Stream } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import { scalarKindsOf } from "../../3-lower/bodies/contents.js";
import { answersOf, askedType, dataKey, declaredContents } from "../../3-lower/bodies/answers.js";
import { essence, isJsonType, isRange } from "../../model/media-types.js";
import { resolveShape } from "../../model/walk.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { call, literal, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { valuePlaces, type ValuePlaces } from "./value-places.js";

/**
 * How the body of each status is read, once a media type was asked for.
 * @param asked `null` where the caller named none
 */
export function responseReaders(
  operation: Operation,
  asked: string | null,
  client: ClientPlan,
): readonly (readonly [status: string, reader: Expression])[] {
  return operation.responses.map((response) => [
    response.status,
    responseReader(operation, response, asked, client),
  ]);
}

function responseReader(
  operation: Operation,
  response: Response,
  asked: string | null,
  client: ClientPlan,
): Expression {
  const contents = answersOf(response, operation, asked);
  const others = response.contents.filter((content) => !contents.includes(content));
  const [first, ...more] = contents;
  if (hasNoBody(operation, response)) return value(client.runtime("read/response", "empty"));
  if (first === undefined) return value(client.runtime("read/response", "untyped"));
  if (contents.every(isJson) && (more.length === 0 || !hasPlaces(contents, client)))
    return only(contentReader(first, client), contents, others, client);
  const isAlone = more.length === 0 && (others.length === 0 || first.stream !== null);
  if (isAlone && readsAlone(first)) return contentReader(first, client);
  const readers = withXmlNames(contents, others).map(([name, content]): [string, Expression] => [
    name,
    contentReader(content, client),
  ]);
  const table: Expression = { kind: "object", members: readers };
  return call(client.runtime("read/response", "byContentType"), table);
}

/** A reader of JSON, which takes no type for it that another declares. */
function only(
  reader: Expression,
  contents: readonly ResponseContent[],
  others: readonly ResponseContent[],
  client: ClientPlan,
): Expression {
  const { shapes } = client.api;
  const keys = contents.map((content) => dataKey(content, shapes));
  const names = contents.map(({ mediaType }) => essence(mediaType));
  const taken = others.filter(({ mediaType, isTwin, ...content }) => {
    const isTaken = isJsonType(mediaType) || essence(mediaType) === "text/plain";
    const isOther = !isTwin && !names.includes(essence(mediaType));
    return isTaken && isOther && !keys.includes(dataKey(content, shapes));
  });
  if (taken.length === 0) return reader;
  const types = new Set(taken.map(({ mediaType }) => essence(mediaType)));
  return call(client.runtime("read/answers", "only"), reader, ...Array.from(types, literal));
}

/** `application/xml` and `text/xml` are names of one type (RFC 7303 9.2): either does for the other. */
function withXmlNames(
  contents: readonly ResponseContent[],
  others: readonly ResponseContent[],
): readonly (readonly [name: string, ResponseContent])[] {
  const named = contents.map((content) => [content.mediaType, content] as const);
  const declared = [...contents, ...others].map(({ mediaType }) => essence(mediaType));
  const more = contents.flatMap((content) => {
    const other = otherXmlNames.get(essence(content.mediaType));
    const names = [other, other?.replace(/\/.*/, "/*"), "*/*"];
    const isDeclared = declared.some((one) => names.includes(one));
    return other === undefined || isDeclared ? [] : [[other, content] as const];
  });
  return [...named, ...more];
}

const otherXmlNames: ReadonlyMap<string, string> = new Map([
  ["application/xml", "text/xml"],
  ["text/xml", "application/xml"],
]);

/** Whether the reader of a content needs no look at the type of what came. */
function readsAlone({ mediaType, format, stream }: ResponseContent): boolean {
  const type = essence(mediaType);
  if (stream !== null || type === "*/*") return true;
  if (format === "json") return !isRange(mediaType);
  return usualReaders.get(type)?.includes(format) === true;
}

/** Whether it is JSON, under any of its names. */
function isJson(content: ResponseContent): boolean {
  return content.format === "json" && content.stream === null && readsAlone(content);
}

function hasPlaces(contents: readonly ResponseContent[], client: ClientPlan): boolean {
  return contents.some(({ shape }) => valuePlaces([shape], client) !== null);
}

/**
 * The Accept header's value where a caller names no type: what is meant of each status, in the order
 * of `responses`.
 */
export function acceptOf(operation: Operation): string {
  // An object lists what looks like an index first.
  const byStatus = Object.fromEntries(operation.responses.map((one) => [one.status, one]));
  const contents = Object.values(byStatus).flatMap((one) => answersOf(one, operation, null));
  const types = declaredContents(contents).map(askedType);
  return [...new Set(types)].join(", ");
}

/** By HTTP. Any other answer may say something, whatever the document says of it. */
export function hasNoBody({ method }: Operation, { status, contents }: Response): boolean {
  return method === "HEAD" || (contents.length === 0 && /^(1|204|205|304)/.test(status));
}

/** Media types that a reader other than `json` stands for by itself. */
const usualReaders: ReadonlyMap<string, readonly string[]> = new Map([
  ["text/plain", ["text", "scalar"]],
  ["application/octet-stream", ["binary"]],
]);

function contentReader(content: ResponseContent, client: ClientPlan): Expression {
  const { format, mediaType, stream, shape } = content;
  if (stream?.kind === "events") return eventsReader(stream, shape, client);
  const places = format === "binary" ? null : valuePlaces([shape], readAs(content, client));
  if (stream === null) return wholeReader(content, places, client);
  const isLines = stream.kind === "lines";
  const usual = isLines ? "application/jsonl" : "application/json-seq";
  const accept = mediaType === usual && places === null ? [] : [literal(mediaType)];
  const reader = client.runtime("stream/json-lines", isLines ? "jsonLines" : "jsonSequence");
  return call(reader, ...accept, ...parserOf(places, client));
}

function wholeReader(
  { format, shape }: ResponseContent,
  places: ValuePlaces | null,
  client: ClientPlan,
): Expression {
  switch (format) {
    case "json":
      return places === null
        ? value(client.runtime("read/response", "json"))
        : placedReader(places, "Json", client);
    case "scalar": {
      const kinds = scalarKindsOf(shape, client.api.schemas).map(literal);
      const reader = client.runtime("read/text-response", format);
      return call(reader, { kind: "array", items: kinds }, ...parserOf(places, client));
    }
    case "jsonOrText":
      return call(client.runtime("read/text-response", format), ...parserOf(places, client));
    case "anyText":
      return value(client.runtime("read/text-response", "anyText"));
    default:
      return value(client.runtime("read/response", format === "any" ? "untyped" : format));
  }
}

/** All events are JSON, or those of certain names, or none. */
function eventsReader(
  { json, shapeOf }: Stream & { kind: "events" },
  shape: Shape,
  client: ClientPlan,
): Expression {
  if (json === false) return value(client.runtime("stream/event-stream", "textEvents"));
  const data = shapeOf === "data" ? [shape] : dataShapes(shape, client);
  const parser = parserOf(valuePlaces(data, client), client);
  const all = parser.length === 0 ? [] : [literal(null)];
  const names = json === true ? all : [{ kind: "array", items: json.map(literal) } as const];
  return call(client.runtime("stream/event-stream", "jsonEvents"), ...names, ...parser);
}

function parserOf(places: ValuePlaces | null, client: ClientPlan): readonly Expression[] {
  return places === null ? [] : [placedReader(places, "Parser", client)];
}

/** Exact integers, dates, or both. */
function placedReader(
  { data, hasInt64, hasDates }: ValuePlaces,
  what: "Json" | "Parser",
  client: ClientPlan,
): Expression {
  if (!hasInt64) return call(client.runtime("read/dates", `dated${what}`), data);
  const more = hasDates ? [value(client.runtime("read/dates", "toDate"))] : [];
  return call(client.runtime("read/int64", `exact${what}`), data, ...more);
}

/** The client as texts are read for it: they are what they are, and no dates. */
export function readAs({ format, stream }: ResponseContent, client: ClientPlan): ClientPlan {
  const isText =
    stream === null && (format === "text" || format === "anyText" || format === "scalar");
  if (!isText || client.api.dates === "string") return client;
  return { ...client, api: { ...client.api, dates: "string" } };
}

/** What the data of an event may be, by what the document says of the events. */
function dataShapes(shape: Shape, client: ClientPlan): readonly Shape[] {
  const target = resolveShape(shape, client.api.schemas);
  if (target.kind === "union") return target.variants.flatMap((part) => dataShapes(part, client));
  if (target.kind !== "object") return [];
  return target.properties.filter(({ name }) => name === "data").map((property) => property.shape);
}
