import type { Response, ResponseContent } from "../3-lower/api.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { call, literal, value } from "./build.js";
import type { Expression } from "./draft.js";

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
  const { format, mediaType, stream } = content;
  switch (stream?.kind) {
    case undefined:
      return value(client.runtime("response", format));
    case "lines": {
      const accept = mediaType === "application/jsonl" ? [] : [literal(mediaType)];
      return call(client.runtime("json-lines", "jsonLines"), ...accept);
    }
    case "sequence": {
      const accept = mediaType === "application/json-seq" ? [] : [literal(mediaType)];
      return call(client.runtime("json-lines", "jsonSequence"), ...accept);
    }
    case "events":
      return eventsReader(stream.json, client);
  }
}

/** All events are JSON, or those of certain names, or none. */
function eventsReader(json: boolean | readonly string[], client: ClientPlan): Expression {
  if (json === false) return value(client.runtime("event-stream", "textEvents"));
  const names = json === true ? [] : [{ kind: "array", items: json.map(literal) } as const];
  return call(client.runtime("event-stream", "jsonEvents"), ...names);
}
