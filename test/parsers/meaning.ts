/** What a server must get from a body, whichever parser it uses. */
import { anyObject, array, object, string } from "../../templates/runtime/encode/codecs/codec.js";
import type { ArrayFormat } from "../../templates/runtime/encode/forms/brackets.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import { contentType } from "../../templates/runtime/encode/forms/form.js";
import { type Parser, parserForm } from "../../templates/runtime/encode/parsers/parser-form.js";
import { php } from "../../templates/runtime/encode/parsers/php.js";
import { qs } from "../../templates/runtime/encode/parsers/qs.js";
import { rails } from "../../templates/runtime/encode/parsers/rails.js";
import type { Body } from "./bodies.js";
import type { ParserName } from "./parsers.js";

const texts = object<{ list: readonly string[] }>({ list: array(string) });

const dialects: Readonly<Record<ParserName, Parser>> = { qs, php, rails };

/** The form that a dialect writes, or why it refuses. */
export function writeBody(name: ParserName, arrays: ArrayFormat, body: Body): string | EncodeError {
  try {
    return parserForm(anyObject, dialects[name], { arrays }).write(body) as string;
  } catch (error) {
    if (error instanceof EncodeError) return error;
    throw error;
  }
}

/** A list whose items are declared as text. */
export function writeTexts(name: ParserName, arrays: ArrayFormat, list: readonly string[]): string {
  const encoding = { list: contentType("text/plain") };
  return parserForm(texts, dialects[name], { arrays, encoding }).write({ list }) as string;
}

/** Scalars as text, null as empty text, and no empty lists and objects. */
export function meaningOf(body: Body): unknown {
  return textsOf(body) ?? {};
}

function textsOf(value: unknown): unknown {
  if (value === null) return "";
  if (typeof value !== "object") return `${value as string | number | boolean}`;
  if (Array.isArray(value)) return value.length > 0 ? value.map(textsOf) : undefined;
  const members = Object.entries(value).map(([name, member]) => [name, textsOf(member)] as const);
  const present = members.filter(([, member]) => member !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}

/** Normalized to compare: without the order of names, and with PHP's numbered arrays as lists. */
export function comparable(name: ParserName, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value) && name !== "php") return value.map((item) => comparable(name, item));
  const members = Object.entries(value).map(([key, member]) => [key, comparable(name, member)]);
  return Object.fromEntries(members.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}
