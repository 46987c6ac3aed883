/** Server-sent events (WHATWG HTML 9.2, https://html.spec.whatwg.org/multipage/server-sent-events). */
import { type Framing, lastItem, streamReader, type StreamReader } from "./stream.js";

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
  const reader = streamReader("text/event-stream", () => eventFraming(parserOf), {
    ends: "\n\r",
    fatal: false,
  });
  return {
    ...reader,
    // Another type is no event stream (9.2.2): usually it is an error as JSON.
    stream: (response, ...more) =>
      /^\s*(text\/event-stream\s*(;|$)|$)/i.test(response.headers.get("content-type") ?? "")
        ? reader.stream(response, ...more)
        : undefined,
  };
}

/** An event while its lines arrive. */
type Fields = { -readonly [K in keyof ServerSentEvent]?: ServerSentEvent[K] };

function eventFraming(parserOf: ParserOf): Framing<Fields> {
  let text = "";
  let at = 0;
  let endsInReturn = false;
  let fields: Fields = {};

  /** The value of a line `name: value`, `name:value` or `name`; `undefined`: it has another name. */
  function valueOf(name: string, start: number, end: number): string | undefined {
    const colon = start + name.length;
    if (!text.startsWith(name, start)) return undefined;
    if (colon === end) return "";
    if (text[colon] !== ":") return undefined;
    return text.slice(text[colon + 1] === " " ? colon + 2 : colon + 1, end);
  }

  function readLine(start: number, end: number): void {
    let value: string | undefined;
    // By its first character, as most events have nothing but data.
    switch (text[start]) {
      case "d":
        value = valueOf("data", start, end);
        if (value === undefined) break;
        fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`;
        break;
      case "e":
        value = valueOf("event", start, end);
        if (value !== undefined) fields.event = value;
        break;
      case "i":
        value = valueOf("id", start, end);
        if (value !== undefined && !value.includes("\0")) fields.id = value;
        break;
      case "r":
        value = valueOf("retry", start, end);
        if (/^\d+$/.test(value ?? "")) fields.retry = Number(value);
    }
  }

  return {
    feed(given) {
      // A CR already ended the line, so that an event needn't wait for the next chunk.
      text = endsInReturn && given.startsWith("\n") ? given.slice(1) : given;
      endsInReturn = given.endsWith("\r");
      // Lines end in CR LF, LF or CR.
      if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
      at = 0;
    },
    next() {
      // Text after the last line end is no line. An event without an empty line at its end is
      // incomplete, and dropped.
      for (let end = text.indexOf("\n", at); end >= 0; end = text.indexOf("\n", at)) {
        const start = at;
        at = end + 1;
        if (start < end) readLine(start, end);
        else {
          const event = fields;
          fields = {};
          // An event without data is not dispatched.
          if (event.data !== undefined) return event;
        }
      }
      return undefined;
    },
    textOf: ({ data = "" }) => data,
    parse(event) {
      if (event.event === "") delete event.event;
      const parser = parserOf(event.event);
      if (!parser) return event;
      return event.data === "[DONE]" ? lastItem : { ...event, data: parser(event.data!) };
    },
  };
}
