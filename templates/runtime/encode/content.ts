/**
 * Parameters with `content`: the value is written by its media type (any text `BodyWriter`), then
 * escaped for its place.
 */
import { checkHeader } from "./charset.js";
import { misfit } from "./codecs/scalar.js";
import { escapeRfc } from "./escape.js";
import { isJson } from "./json.js";
import type { BodyWriter, ParameterWriter } from "./operation.js";

export function contentPath(body: BodyWriter): ParameterWriter {
  return { write: (_name, value) => escapeRfcIfSent(contentText(body, value)) };
}

export function contentQuery(body: BodyWriter): ParameterWriter {
  return { write: (name, value) => optionalPair(name, escapeRfcIfSent(contentText(body, value))) };
}

/** Non-ASCII characters of JSON become `\uXXXX`, which RFC 8259 7 allows. */
export function contentHeader(body: BodyWriter): ParameterWriter {
  const json = isJson(body.contentType);
  return {
    write(_name, value) {
      const text = contentText(body, value);
      return checkHeader(json ? text?.replace(/[\x7f-\uffff]/g, escapeUnit) : text);
    },
  };
}

export function contentCookie(body: BodyWriter): ParameterWriter {
  return contentQuery(body);
}

/**
 * `in: querystring` (OpenAPI 3.2): a form is the query itself; other types are percent-encoded as a
 * whole.
 */
export function queryString(body: BodyWriter): ParameterWriter {
  const isForm = body.contentType === "application/x-www-form-urlencoded";
  return {
    write(_name, value) {
      const text = contentText(body, value);
      return isForm ? text : escapeRfcIfSent(text);
    },
  };
}

/** In JSON, null is data; elsewhere it counts as absent. */
function contentText(body: BodyWriter, value: unknown): string | undefined {
  if (value === undefined || (value === null && !isJson(body.contentType))) return undefined;
  const text = body.write(value);
  if (typeof text !== "string") throw misfit(value, "a value that is text");
  return text;
}

function escapeRfcIfSent(text: string | undefined): string | undefined {
  return text === undefined ? text : escapeRfc(text);
}

function optionalPair(name: string, text: string | undefined): string | undefined {
  return text === undefined ? text : `${escapeRfc(name)}=${text}`;
}

function escapeUnit(unit: string): string {
  return "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0");
}
