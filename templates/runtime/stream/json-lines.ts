/** Bodies of several JSON texts: JSON lines (https://jsonlines.org), JSON sequences (RFC 7464). */
import { essence, mediaType } from "../read/response-text.js";
import { type Framing, streamReader, type StreamReader } from "./stream.js";

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
  const reader = streamReader(accept, () => separatedFraming(separator, parse), {
    ends: separator,
    fatal: true,
  });
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

function separatedFraming(separator: string, parse: ParseJson): Framing<string> {
  let text = "";
  let at = 0;
  return {
    feed(given) {
      text = given;
      at = 0;
    },
    next() {
      while (at < text.length) {
        const start = at;
        const end = text.indexOf(separator, start);
        at = end < 0 ? text.length : end + 1;
        const item = text.slice(start, end < 0 ? at : end);
        // Few begin with a blank: only these may have nothing else.
        if (text.charCodeAt(start) > 0x20 || /\S/.test(item)) return item;
      }
      return undefined;
    },
    textOf: (item) => item,
    parse,
  };
}
