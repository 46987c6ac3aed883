/** Server-sent events (WHATWG HTML 9.2, https://html.spec.whatwg.org/multipage/server-sent-events). */
import { type Framed, streamReader, type StreamReader } from "./stream.js";

/** One event, with the fields that it has. */
export interface ServerSentEvent<Data = string> {
  /** Lines are joined by line feeds. */
  readonly data: Data;
  /** The type of the event; `message` if missing. */
  readonly event?: string;
  /** Only if this event itself sets it. */
  readonly id?: string;
  /** Milliseconds to wait before reconnecting. */
  readonly retry?: number;
}

/**
 * Makes data of an event's text.
 * @throws any error if it isn't what was declared
 */
export type ParseData = (text: string) => unknown;

/** Events whose data is text. */
export const textEvents: StreamReader = /* @__PURE__ */ eventReader(() => undefined);

/**
 * Events whose data is JSON. The data `[DONE]`, which isn't JSON, ends the stream.
 * @param names whether an event of this name has JSON (`message`: an event without a name); null:
 * all do
 */
export function jsonEvents(
  names: readonly string[] | null = null,
  parse: ParseData = JSON.parse,
): StreamReader {
  return eventReader((name = "message") => (!names || names.includes(name) ? parse : undefined));
}

type ParserOf = (event: string | undefined) => ParseData | undefined;

function eventReader(parserOf: ParserOf): StreamReader {
  const framing = (texts: AsyncIterable<string>) => frameEvents(texts, parserOf);
  const reader = streamReader("text/event-stream", framing, { fatal: false });
  return {
    ...reader,
    // Another type is no event stream (9.2.2): usually it is an error as JSON.
    stream: (response, ...more) =>
      /^\s*(text\/event-stream\s*(;|$)|$)/i.test(response.headers.get("content-type") ?? "")
        ? reader.stream(response, ...more)
        : undefined,
  };
}

async function* frameEvents(
  texts: AsyncIterable<string>,
  parserOf: ParserOf,
): AsyncGenerator<Framed> {
  for await (const event of readEvents(texts)) {
    const text = event.data;
    const parser = parserOf(event.event);
    if (parser && text === "[DONE]") return;
    yield { text, parse: () => (parser ? { ...event, data: parser(text) } : event) };
  }
}

async function* readEvents(texts: AsyncIterable<string>): AsyncGenerator<ServerSentEvent> {
  let data: string[] = [];
  let fields: { event?: string; id?: string; retry?: number } = {};
  for await (const line of splitLines(texts)) {
    const [, name, value = ""] = /^([^:]*)(?:: ?([^]*))?$/.exec(line)!;
    if (!line) {
      // An event without data is not dispatched.
      if (!fields.event) delete fields.event;
      if (data.length) yield { ...fields, data: data.join("\n") };
      data = [];
      fields = {};
    } else if (name === "data") data.push(value);
    else if (name === "event") fields.event = value;
    else if (name === "id" && !value.includes("\0")) fields.id = value;
    else if (name === "retry" && /^\d+$/.test(value)) fields.retry = Number(value);
  }
  // An event without an empty line at its end is incomplete, and dropped.
}

/** Lines that end in CR LF, LF or CR. Text after the last line end is not a line yet. */
async function* splitLines(texts: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = "";
  let endsInReturn = false;
  for await (let text of texts) {
    if (!text) continue;
    // A CR already ends the line, so an event needn't wait for the next chunk.
    if (endsInReturn && text.startsWith("\n")) text = text.slice(1);
    endsInReturn = text.endsWith("\r");
    const [first = "", ...more] = text.split(/\r\n|\r|\n/);
    const lines = [rest + first, ...more];
    rest = lines.pop()!;
    yield* lines;
  }
}
