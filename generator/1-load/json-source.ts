import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { findRepeatedKeys, jsonMembers, jsonValueEnd, skipBlank } from "./json-scan.js";
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
  return {
    file,
    path,
    text,
    value,
    locate(pointer, on) {
      const found = find(text, pointer);
      const [start, end] =
        on === "key" ? [found.keyStart, found.keyEnd] : [found.valueStart, found.valueEnd];
      return { offset: start, length: lengthOnLine(text, start, end) };
    },
    keysAt: (pointer) =>
      Array.from(jsonMembers(text, find(text, pointer).valueStart), ({ key }) => key),
  };
}

function find(text: string, pointer: string) {
  const start = skipBlank(text, 0);
  let at = {
    keyStart: start,
    keyEnd: start + 1,
    valueStart: start,
    valueEnd: jsonValueEnd(text, start),
  };
  for (const token of pointerTokens(pointer)) {
    const member = [...jsonMembers(text, at.valueStart)].findLast(({ key }) => key === token);
    if (member === undefined) return at;
    at = member;
  }
  return at;
}

/** A frame shows one line: what goes beyond it is not underlined. */
export function lengthOnLine(text: string, start: number, end: number): number {
  const newline = text.indexOf("\n", start);
  return (newline < 0 ? end : Math.min(end, newline)) - start;
}
