/** Answers whose text is the value, or may be: beside what `text` gives, which is always a string. */
import type { Bytes } from "./bytes.js";
import type { ResponseReader } from "./response.js";
import { decodeText, decodeUtf8, isBodiless, isJson, mediaType } from "./response-text.js";

type Parse = (text: string) => unknown;

/**
 * A number, a boolean or null, as JSON writes them or, of words, in any case: .NET and Python have
 * `True`.
 * @param parse gives integers of 64 bits as bigints
 */
export function scalar(parse: Parse = JSON.parse): ResponseReader {
  return {
    expected: "text/plain",
    read(content, response) {
      if (isBodiless(response)) return undefined;
      const text = decodeText(content, response).trim();
      const value = parse(/^(true|false|null)$/i.test(text) ? text.toLowerCase() : text);
      if (typeof value === "string" || Object(value) === value) throw new TypeError("not a scalar");
      return value;
    },
  };
}

/** A string, of a range that JSON lies in: a string of JSON is unquoted, all else is text as it is. */
export const anyText: ResponseReader = {
  expected: "text",
  read(content, response) {
    const value = readText(content, response, JSON.parse);
    return typeof value === "string" ? value : decodeText(content, response);
  },
};

/** What may be a string, of a range that JSON lies in: JSON is parsed, all else is text. */
export function jsonOrText(parse: Parse = JSON.parse): ResponseReader {
  return {
    expected: "JSON or text",
    read: (content, response) => readText(content, response, parse),
  };
}

function readText(content: Bytes, response: Response, parse: Parse): unknown {
  if (isBodiless(response)) return undefined;
  if (isJson(mediaType(response)))
    try {
      return parse(decodeUtf8(content));
    } catch {
      // A text that says it is JSON, and isn't: many servers label strings so.
    }
  return decodeText(content, response);
}
