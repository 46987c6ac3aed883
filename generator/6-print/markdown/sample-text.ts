/** Strings and property names in samples of code, written as prettier writes them. */
import { scalarLiteral } from "../text.js";

/** Any literal. */
export function sampleLiteral(value: string | number | boolean | null): string {
  return typeof value === "string" ? sampleString(value) : scalarLiteral(value);
}

/**
 * A string as in JSON, but in the quotes that need fewer escapes. Backticks in it must not end the
 * code block of the Markdown file.
 */
export function sampleString(value: string): string {
  const json = JSON.stringify(value).replaceAll("```", "\\u0060\\u0060\\u0060");
  if (count(json, '"') - 2 <= count(json, "'")) return json;
  const inside = json.slice(1, -1).replace(/\\[^]|'/g, (found) => {
    if (found === '\\"') return '"';
    return found === "'" ? "\\'" : found;
  });
  return `'${inside}'`;
}

/** A property name: without quotes if it is an identifier. */
export function sampleKey(name: string): string {
  const isIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name);
  // Prettier keeps the quotes of names with characters above U+FFFF.
  return isIdentifier && !/\p{Surrogate}|[\u{10000}-\u{10ffff}]/u.test(name)
    ? name
    : sampleString(name);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
