/** Answers whose text is the value, or may be: beside what `text` gives, which is always a string. */
import type { Bytes } from "../encode/operation.js";
import { decodeText, decodeUtf8, isBodiless, isJsonType, mediaType } from "./response-text.js";
import type { ResponseReader } from "./response.js";

type Parse = (text: string) => unknown;

/** What the document says that a text is. */
export type TextKind = "integer" | "number" | "boolean" | "null";

/**
 * A number, a boolean or null, as JSON writes them or, of words, in any case: .NET and Python have
 * `True`. What is of none of the kinds isn't what was declared.
 * @param parse gives integers of 64 bits as bigints
 */
export function scalar(kinds: readonly TextKind[], parse: Parse = JSON.parse): ResponseReader {
  return {
    expected: "text/plain",
    read(content, response) {
      if (isBodiless(response)) return undefined;
      const text = decodeText(content, response).trim();
      const value = parse(/^(true|false|null)$/i.test(text) ? text.toLowerCase() : text);
      if (!kinds.some((kind) => isOf(kind, value)))
        throw new TypeError(`not of type ${kinds.join(" or ")}`);
      return value;
    },
  };
}

function isOf(kind: TextKind, value: unknown): boolean {
  switch (kind) {
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return typeof value === "bigint" || Number.isInteger(value);
    default:
      // What is beyond all doubles is read as infinite.
      return typeof value === "bigint" || Number.isFinite(value);
  }
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
  if (isJsonType(mediaType(response)))
    try {
      return parse(decodeUtf8(content));
    } catch {
      // A text that says it is JSON, and isn't: many servers label strings so.
    }
  return decodeText(content, response);
}
