import type { Diagnostics } from "../diagnostics/diagnostic.js";
import {
  findRepeatedKeys,
  jsonMembers,
  jsonValueEnd,
  skipBlank,
  type JsonMember,
} from "./json-scan.js";
import { pointerTokens, type Source } from "./source.js";

/** Reads a JSON text; `undefined` where it is none. Repeated keys are errors. */
export function readJson(
  file: string,
  path: string,
  text: string,
  diagnostics: Diagnostics,
): Source | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  findRepeatedKeys(text, (key, start, end) => {
    const at = { kind: "offset", file, offset: start, length: end - start } as const;
    diagnostics.add("WF1003", `the key ${JSON.stringify(key)} stands twice in one object`, at);
  });
  const find = finder(text);
  return {
    file,
    path,
    text,
    value,
    locate(pointer, on) {
      const found = find(pointer);
      const [start, end] =
        on === "key" ? [found.keyStart, found.keyEnd] : [found.valueStart, found.valueEnd];
      return { offset: start, length: lengthOnLine(text, start, end) };
    },
    keysAt: (pointer) => Array.from(jsonMembers(text, find(pointer).valueStart), ({ key }) => key),
    textAt(pointer) {
      const { isWhole, valueStart, valueEnd } = find(pointer);
      const written = text.slice(valueStart, valueEnd);
      if (!isWhole || /^[[{]/.test(written)) return undefined;
      return written.startsWith('"') ? (JSON.parse(written) as string) : written;
    },
  };
}

/** What a pointer leads to, and whether that is all of it: else it is the last that is there. */
interface Found extends JsonMember {
  readonly isWhole: boolean;
}

/** Tells of a file that is called JSON, but could be read as YAML alone: a comma too many, a comment. */
export function warnOfNoJson({ file, text }: Source, diagnostics: Diagnostics): void {
  const offset = whereNoJson(text);
  if (offset === undefined) return;
  const at = { kind: "offset", file, offset, length: 1 } as const;
  const hint = "JSON has no comments, and no comma behind the last member";
  diagnostics.add("WF1006", "this is no JSON: it was read as YAML", at, { hint });
}

/** Where a text stops being JSON. */
function whereNoJson(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const [, position = "0"] = /at position (\d+)/.exec((error as Error).message) ?? [];
    return Math.min(Number(position), Math.max(0, text.length - 1));
  }
}

/** Finds members by pointer; what was scanned once is kept. */
function finder(text: string): (pointer: string) => Found {
  const start = skipBlank(text, 0);
  const end = jsonValueEnd(text, start);
  const root = { key: "", keyStart: start, keyEnd: start + 1, valueStart: start, valueEnd: end };
  const scanned = new Map<number, ReadonlyMap<string, JsonMember>>();
  const membersAt = (start: number) => {
    const known = scanned.get(start);
    if (known !== undefined) return known;
    const members = new Map(Array.from(jsonMembers(text, start), (member) => [member.key, member]));
    scanned.set(start, members);
    return members;
  };
  return (pointer) => {
    let at: JsonMember = root;
    for (const token of pointerTokens(pointer)) {
      const member = membersAt(at.valueStart).get(token);
      if (member === undefined) return { ...at, isWhole: false };
      at = member;
    }
    return { ...at, isWhole: true };
  };
}

/** A frame shows one line: what goes beyond it is not underlined. */
export function lengthOnLine(text: string, start: number, end: number): number {
  const newline = text.indexOf("\n", start);
  return (newline < 0 ? end : Math.min(end, newline)) - start;
}
