/** Bodies of several JSON texts: JSON lines (https://jsonlines.org), JSON sequences (RFC 7464). */
import { essence, mediaType } from "../read/response-text.js";
import { type Framed, streamReader, type StreamReader } from "./stream.js";

/**
 * Makes a value of a JSON text.
 * @throws any error
 */
export type ParseJson = (text: string) => unknown;

/** One JSON text per line; empty lines are skipped. */
export function jsonLines(
  accept = "application/jsonl",
  parse: ParseJson = JSON.parse,
): StreamReader {
  return separatedReader(accept, "\n", parse);
}

/** A JSON text after each record separator (U+001E). A truncated one is an error. */
export function jsonSequence(
  accept = "application/json-seq",
  parse: ParseJson = JSON.parse,
): StreamReader {
  return separatedReader(accept, "\x1e", (text) => {
    // RFC 7464, 2.4: a number or word without a blank after it may be truncated.
    if (/[^\s\]}"]$/.test(text)) throw new TypeError("cut off");
    return parse(text);
  });
}

function separatedReader(accept: string, separator: string, parse: ParseJson): StreamReader {
  const framing = async function* (texts: AsyncIterable<string>): AsyncGenerator<Framed> {
    for await (const text of split(texts, separator))
      if (/\S/.test(text)) yield { text, parse: () => parse(text) };
  };
  const reader = streamReader(accept, framing, { fatal: true });
  const labels = ["", "text/plain", essence(accept)];
  return {
    ...reader,
    // As with JSON: related media types, plain text and no type are accepted, others are not.
    stream(response, ...more) {
      const type = mediaType(response);
      const isKnown = labels.includes(type) || /[/+-](jsonl|jsonlines|ndjson|json-seq)$/.test(type);
      return isKnown ? reader.stream(response, ...more) : undefined;
    },
  };
}

async function* split(
  texts: AsyncIterable<string>,
  separator: string,
): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const text of texts) {
    const [first = "", ...more] = text.split(separator);
    const parts = [rest + first, ...more];
    rest = parts.pop()!;
    yield* parts;
  }
  yield rest;
}
