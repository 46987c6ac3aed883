/** Texts and names in samples, spelled as prettier spells those of JSON. */
import { scalarLiteral } from "../text.js";

/** Any literal. */
export function sampleLiteral(value: string | number | boolean | null): string {
  return typeof value === "string" ? sampleString(value) : scalarLiteral(value);
}

/**
 * As JSON has it, but in the quotes that need fewer escapes. A fence in a text must not end the
 * code that it stands in.
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

/** A name of an object's member: without quotes where it is an identifier. */
export function sampleKey(name: string): string {
  const isIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name);
  // Prettier knows none beyond the first 65,536 characters.
  return isIdentifier && !/\p{Surrogate}|[\u{10000}-\u{10ffff}]/u.test(name)
    ? name
    : sampleString(name);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
