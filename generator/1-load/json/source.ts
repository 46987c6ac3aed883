import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { withoutComments } from "./comments.js";
import {
  findRepeatedKeys,
  jsonMembers,
  jsonValueEnd,
  skipBlank,
  type JsonMember,
  type LongValues,
} from "./scan.js";
import { pointerTokens, type Source } from "../source.js";

/**
 * Reads a JSON text; `undefined` where it is none. Repeated keys are errors. Comments are reported and
 * skipped: as YAML, their text would be read as members.
 */
export function readJson(
  file: string,
  path: string,
  written: string,
  diagnostics: Diagnostics,
): Source | undefined {
  let text = written;
  let value = parse(text);
  const commented = value === undefined ? withoutComments(written) : undefined;
  if (commented !== undefined) {
    ({ text } = commented);
    value = parse(text);
  }
  if (value === undefined) return undefined;
  if (commented !== undefined) {
    const at = { kind: "offset", file, offset: commented.first, length: 2 } as const;
    diagnostics.add("WF1006", "JSON has no comments: they were ignored", at);
  }
  const { longValues, ...facts } = findRepeatedKeys(text, (key, start, end) => {
    const at = { kind: "offset", file, offset: start, length: end - start } as const;
    diagnostics.add("WF1003", `the key ${JSON.stringify(key)} appears twice in one object`, at);
  });
  return { ...jsonSource({ file, path, text: written, value }, { text, longValues }), ...facts };
}

/** Members of objects that were found already, by where the object begins: all, or some. */
export type FoundMembers = ReadonlyMap<number, readonly JsonMember[]>;

/** What is known of a JSON text that was read. */
interface ReadText {
  /** Without comments. */
  readonly text: string;
  readonly members?: FoundMembers;
  readonly longValues?: LongValues;
}

/** A JSON text whose value is known. */
export function jsonSource(
  known: Pick<Source, "file" | "path" | "text" | "value">,
  read: ReadText = known,
): Source {
  const { text } = read;
  const find = finder(read);
  return {
    ...known,
    locate(pointer, on) {
      const found = find(pointer);
      const [start, end] =
        on === "key" ? [found.keyStart, found.keyEnd] : [found.valueStart, found.valueEnd];
      return { offset: start, length: lengthOnLine(text, start, end) };
    },
    keysAt: (pointer) =>
      Array.from(jsonMembers(text, find(pointer).valueStart, read.longValues), ({ key }) => key),
    textAt(pointer) {
      const { isWhole, valueStart, valueEnd } = find(pointer);
      const scalar = text.slice(valueStart, valueEnd);
      if (!isWhole || /^[[{]/.test(scalar)) return undefined;
      return scalar.startsWith('"') ? (JSON.parse(scalar) as string) : scalar;
    },
    writtenAt(pointer) {
      const { isWhole, valueStart, valueEnd } = find(pointer);
      return isWhole ? text.slice(valueStart, valueEnd) : undefined;
    },
  };
}

/** `undefined`: it isn't JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a pointer leads to, and whether that is all of it: else it is the last that is there. */
interface Found extends JsonMember {
  readonly isWhole: boolean;
}

/** Warns of a file that is called JSON but is only valid as YAML: it has a trailing comma, for instance. */
export function warnOfNoJson({ file, text }: Source, diagnostics: Diagnostics): void {
  const at = { kind: "offset", file, offset: whereNoJson(text), length: 1 } as const;
  const hint = "remove comments, and the comma after the last member";
  diagnostics.add("WF1006", "this is not JSON: it was read as YAML", at, { hint });
}

/** Where a text stops being JSON. */
function whereNoJson(text: string): number {
  try {
    JSON.parse(text);
    return 0;
  } catch (error) {
    const [, position = "0"] = /at position (\d+)/.exec((error as Error).message) ?? [];
    return Math.min(Number(position), Math.max(0, text.length - 1));
  }
}

/** Finds members by pointer; what was scanned once is kept. */
function finder({ text, members, longValues }: ReadText): (pointer: string) => Found {
  const start = skipBlank(text, 0);
  const root: JsonMember = {
    key: "",
    keyStart: start,
    keyEnd: start + 1,
    valueStart: start,
    // The whole text is read for it, and hardly anybody asks.
    get valueEnd() {
      return jsonValueEnd(text, start);
    },
  };
  const scanned = new Map<number, MemberFinder>();
  const membersAt = (start: number) => {
    const known =
      scanned.get(start) ??
      memberFinder(jsonMembers(text, start, longValues), members?.get(start) ?? []);
    scanned.set(start, known);
    return known;
  };
  return (pointer) => {
    let at: JsonMember = root;
    for (const token of pointerTokens(pointer)) {
      const member = membersAt(at.valueStart)(token);
      if (member === undefined) return { ...at, isWhole: false };
      at = member;
    }
    return { ...at, isWhole: true };
  };
}

type MemberFinder = (key: string) => JsonMember | undefined;

/** Finds members of one object. It scans no further than the one that is asked for. */
function memberFinder(members: Iterator<JsonMember>, known: readonly JsonMember[]): MemberFinder {
  const found = new Map(known.map((member) => [member.key, member]));
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    for (let next = members.next(); next.done !== true; next = members.next()) {
      found.set(next.value.key, next.value);
      if (next.value.key === key) return next.value;
    }
    return undefined;
  };
}

/** A frame shows one line: what goes beyond it is not underlined. */
export function lengthOnLine(text: string, start: number, end: number): number {
  const newline = text.indexOf("\n", start);
  return (newline < 0 ? end : Math.min(end, newline)) - start;
}
