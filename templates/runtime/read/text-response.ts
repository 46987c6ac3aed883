/**
 * Responses whose text is, or may be, a value other than a string. (`text` always gives a string.)
 */
import type { Bytes } from "../encode/operation.js";
import { decodeText, decodeUtf8, isBodiless, isJsonType, mediaType } from "./response-text.js";
import type { ResponseReader } from "./response.js";

type Parse = (text: string) => unknown;

/** What the document declares a text to be. */
export type TextKind = "integer" | "number" | "boolean" | "null";

/**
 * A number, a boolean or null. Numbers are as in JSON; words in any case, as .NET and Python write
 * `True`. Any other text isn't what was declared.
 * @param parse returns integers of 64 bits as bigints
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
      // A number beyond the range of doubles is read as infinite.
      return typeof value === "bigint" || Number.isFinite(value);
  }
}

/** A string, for a range that includes JSON: a JSON string is unquoted, anything else is text. */
export const anyText: ResponseReader = {
  expected: "text",
  read(content, response) {
    const value = readText(content, response, JSON.parse);
    return typeof value === "string" ? value : decodeText(content, response);
  },
};

/** May be a string, for a range that includes JSON: JSON is parsed, anything else is text. */
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
      // Labelled as JSON, but isn't: many servers label strings so.
    }
  return decodeText(content, response);
}
