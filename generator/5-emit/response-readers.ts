import type { Response, ResponseContent, Shape, Stream } from "../3-lower/api.js";
import { resolveShape } from "../3-lower/shapes.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { call, literal, value } from "./build.js";
import type { Expression } from "./draft.js";
import { int64Places } from "./int64-places.js";

/** How the body of each status is read. */
export function responseReaders(responses: readonly Response[], client: ClientPlan): Expression {
  const members = responses.map(({ status, contents }): [string, Expression] => {
    const [first, ...more] = contents;
    if (first === undefined)
      return [status, value(client.runtime("response", hasNoBody(status) ? "empty" : "untyped"))];
    const isUsual = first.stream !== null || usualReaders.get(first.mediaType) === first.format;
    if (more.length === 0 && isUsual) return [status, contentReader(first, client)];
    const readers = contents.map((content): [string, Expression] => [
      content.mediaType,
      contentReader(content, client),
    ]);
    const table: Expression = { kind: "object", members: readers };
    return [status, call(client.runtime("response", "byContentType"), table)];
  });
  return { kind: "object", members };
}

/** The Accept header's value: the media types of all responses, in the order of `responses`. */
export function acceptOf(responses: readonly Response[]): string {
  // An object lists what looks like an index first.
  const byStatus = Object.fromEntries(responses.map(({ status, contents }) => [status, contents]));
  const types = Object.values(byStatus).flatMap((contents) =>
    // The parameters of an event stream say nothing.
    contents.map(({ mediaType, stream }) =>
      contents.length === 1 && stream?.kind === "events" ? "text/event-stream" : mediaType,
    ),
  );
  return [...new Set(types)].join(", ");
}

/** Where nothing is declared, a failure's body is read all the same: it may say why. */
export function hasNoBody(status: string): boolean {
  return !/^([45]|default)/.test(status);
}

/** Media types that a reader stands for by itself. */
const usualReaders: ReadonlyMap<string, string> = new Map([
  ["application/json", "json"],
  ["text/plain", "text"],
  ["application/octet-stream", "binary"],
]);

function contentReader(content: ResponseContent, client: ClientPlan): Expression {
  const { format, mediaType, stream, shape } = content;
  if (stream?.kind === "events") return eventsReader(stream, shape, client);
  const places = format === "json" ? int64Places([shape], client) : null;
  if (stream === null)
    return places === null
      ? value(client.runtime("response", format))
      : call(client.runtime("int64", "exactJson"), places);
  const isLines = stream.kind === "lines";
  const usual = isLines ? "application/jsonl" : "application/json-seq";
  const accept = mediaType === usual && places === null ? [] : [literal(mediaType)];
  const reader = client.runtime("json-lines", isLines ? "jsonLines" : "jsonSequence");
  return call(reader, ...accept, ...exactParser(places, client));
}

/** All events are JSON, or those of certain names, or none. */
function eventsReader(
  { json, shapeOf }: Stream & { kind: "events" },
  shape: Shape,
  client: ClientPlan,
): Expression {
  if (json === false) return value(client.runtime("event-stream", "textEvents"));
  const data = shapeOf === "data" ? [shape] : dataShapes(shape, client);
  const parser = exactParser(int64Places(data, client), client);
  const all = parser.length === 0 ? [] : [literal(null)];
  const names = json === true ? all : [{ kind: "array", items: json.map(literal) } as const];
  return call(client.runtime("event-stream", "jsonEvents"), ...names, ...parser);
}

function exactParser(places: Expression | null, client: ClientPlan): readonly Expression[] {
  return places === null ? [] : [call(client.runtime("int64", "exactParser"), places)];
}

/** What the data of an event may be, by what the document says of the events. */
function dataShapes(shape: Shape, client: ClientPlan): readonly Shape[] {
  const target = resolveShape(shape, client.api.schemas);
  if (target.kind === "union") return target.variants.flatMap((part) => dataShapes(part, client));
  if (target.kind !== "object") return [];
  return target.properties.filter(({ name }) => name === "data").map((property) => property.shape);
}
