/** Server-sent events (WHATWG HTML 9.2, https://html.spec.whatwg.org/multipage/server-sent-events). */
import { type Framed, streamReader, type StreamReader } from "./stream.js";

/** One event: the fields that it has. */
export interface ServerSentEvent<Data = string> {
  /** Lines are joined by line feeds. */
  readonly data: Data;
  /** What kind of event it is; `message` is meant where it is missing. */
  readonly event?: string;
  /** Only where this very event sets it. */
  readonly id?: string;
  /** Milliseconds to wait before asking again. */
  readonly retry?: number;
}

/** Makes data of an event's text. @throws an error of any kind where it isn't what was declared */
export type ParseData = (text: string) => unknown;

/** Events whose data is text. */
export const textEvents: StreamReader = /* @__PURE__ */ eventReader(() => undefined);

/**
 * Events whose data is JSON. Data `[DONE]`, which no JSON is, ends the stream.
 * @param names of the events of which this is true (`message`: of one without a name); null: of all
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
    // Another type is no event stream (9.2.2): most often it is an error's JSON.
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
      // Without data nothing has happened.
      if (!fields.event) delete fields.event;
      if (data.length) yield { ...fields, data: data.join("\n") };
      data = [];
      fields = {};
    } else if (name === "data") data.push(value);
    else if (name === "event") fields.event = value;
    else if (name === "id" && !value.includes("\0")) fields.id = value;
    else if (name === "retry" && /^\d+$/.test(value)) fields.retry = Number(value);
  }
  // What no empty line ends is not complete: it is dropped.
}

/** Lines that end in CR LF, LF or CR. What stands behind the last of these is no line yet. */
async function* splitLines(texts: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = "";
  let endsInReturn = false;
  for await (let text of texts) {
    if (!text) continue;
    // The line is over already with its CR: an event needn't wait for the next chunk.
    if (endsInReturn && text.startsWith("\n")) text = text.slice(1);
    endsInReturn = text.endsWith("\r");
    const [first = "", ...more] = text.split(/\r\n|\r|\n/);
    const lines = [rest + first, ...more];
    rest = lines.pop()!;
    yield* lines;
  }
}
