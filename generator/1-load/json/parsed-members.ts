/**
 * Parses a JSON text member by member. Where a value ends shows the parser, which is faster than looking at
 * each character, if something says where to try it: most texts have the last brace on a line of its own.
 */
import { jsonValueEnd, skipBlank, stringEnd, type JsonMember } from "./scan.js";

export interface ParsedMember extends JsonMember {
  readonly value: unknown;
}

/** A value, and where it ends. */
export interface ParsedValue {
  readonly value: unknown;
  readonly end: number;
}

export interface ParsedObject {
  readonly members: readonly ParsedMember[];
  readonly end: number;
}

/**
 * The members of the object that begins at `start`.
 * @param parse reads the value of a member
 * @throws SyntaxError if it is no JSON
 */
export function parseObject(
  text: string,
  start: number,
  parse: (member: Pick<JsonMember, "key" | "keyStart" | "valueStart">) => ParsedValue = (member) =>
    parseValue(text, member),
): ParsedObject {
  const members: ParsedMember[] = [];
  let at = after(text, start, "{");
  if (text[at] === "}") return { members, end: at + 1 };
  for (;;) {
    const keyStart = at;
    if (text[at] !== '"') throw new SyntaxError("a key is missing");
    const keyEnd = stringEnd(text, at);
    const key = JSON.parse(text.slice(keyStart, keyEnd)) as string;
    const valueStart = after(text, skipBlank(text, keyEnd), ":");
    const { value, end } = parse({ key, keyStart, valueStart });
    members.push({ key, keyStart, keyEnd, valueStart, valueEnd: end, value });
    at = skipBlank(text, end);
    if (text[at] === "}") return { members, end: at + 1 };
    at = after(text, at, ",");
  }
}

/** What follows a character that has to be there. */
function after(text: string, at: number, character: string): number {
  if (text[at] !== character) throw new SyntaxError(`${character} is missing`);
  return skipBlank(text, at + 1);
}

/** @throws SyntaxError if it is no JSON */
export function parseValue(
  text: string,
  { keyStart, valueStart }: Pick<JsonMember, "keyStart" | "valueStart">,
): ParsedValue {
  const likely = likelyEnd(text, keyStart, valueStart);
  if (likely !== null)
    try {
      // If it is JSON, it is the whole value: the beginning of an object is none.
      return { value: JSON.parse(text.slice(valueStart, likely)), end: likely };
    } catch {
      // The lines were misleading.
    }
  const end = jsonValueEnd(text, valueStart);
  return { value: JSON.parse(text.slice(valueStart, end)), end };
}

/** Behind the first brace that begins a line as far inside as the key does. */
function likelyEnd(text: string, keyStart: number, valueStart: number): number | null {
  const isOpen = text[valueStart] === "{" && /\s/.test(text[valueStart + 1] ?? "");
  const indent = text.slice(text.lastIndexOf("\n", keyStart) + 1, keyStart);
  if (!isOpen || indent.trim() !== "") return null;
  const last = `\n${indent}}`;
  const at = text.indexOf(last, valueStart);
  return at < 0 ? null : at + last.length;
}
