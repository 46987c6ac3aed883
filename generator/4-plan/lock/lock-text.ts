import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { sideReader } from "../../host/conflict-marks.js";
import type { Lock, LockLine } from "./lock.js";
import { compareTexts } from "../../host/text-order.js";

/** A lock as it lies on the disk. */
export interface LockText {
  /** How diagnostics name it. */
  readonly file: string;
  readonly text: string;
}

const header = `\
# The names in this package, by what they stand for in the document. Commit this file.
# A line: client, JSON pointer, file, names. Merging: keep the lines of both sides, in any order.
# The names of what is gone stay taken. Delete a line to free its names; --update-names frees all.
`;

/** One line for each pointer, sorted: each addition or removal is one line of a diff. */
export function printLock(lock: Lock): string {
  const lines = lock.map(({ client, pointer, file, names, method }) => {
    const all: (readonly [role: string, name: string])[] = [...names];
    if (method !== undefined) all.push(["method", method]);
    if (all.length > 1) all.sort(byRole);
    let line = `${client} ${escapePointer(pointer)} ${file}`;
    for (const [role, name] of all) line += ` ${role}=${name}`;
    return `${line}\n`;
  });
  return header + lines.toSorted().join("");
}

/** The name that gives the file its own first, then the others. */
const mainRoles: ReadonlySet<string> = new Set(["function", "type"]);

function byRole([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return Number(mainRoles.has(b)) - Number(mainRoles.has(a)) || compareTexts(a, b);
}

/**
 * Reads what `printLock` wrote and people merged: lines in any order, also twice, also those of both
 * sides of a conflict. A line that can't be read, or contradicts an earlier one, is reported (WF4001) and
 * left out.
 */
export function parseLock({ file, text }: LockText, diagnostics: Diagnostics): Lock {
  const lines = new Map<string, LockLine & { readonly offset: number }>();
  const isSaid = sideReader();
  for (const { 0: written, index: offset } of text.matchAll(/[^\r\n]+/g)) {
    const place = { kind: "offset", file, offset, length: written.length } as const;
    const refuse = (message: string, hint: string, first?: number) => {
      const earlier = first !== undefined && { ...place, offset: first };
      const related = earlier ? [{ message: "the other line", at: earlier }] : [];
      diagnostics.add("WF4001", message, place, { hint, related });
    };
    if (!isSaid(written) || written.startsWith("#") || written.trim() === "") continue;
    const line = parseLine(written);
    if (line === null) {
      refuse("this is not a line of a lock", hints.line);
      continue;
    }
    const key = `${line.client} ${line.pointer}`;
    const earlier = lines.get(key);
    if (earlier === undefined) lines.set(key, { ...line, offset });
    else if (contradicts(line, earlier))
      refuse("two lines give one pointer different names", hints.twice, earlier.offset);
    else {
      const names = new Map([...earlier.names, ...line.names]);
      lines.set(key, { ...earlier, names, method: earlier.method ?? line.method });
    }
  }
  return Array.from(lines.values(), ({ offset: _, ...line }) => line);
}

const hints = {
  line: "write CLIENT POINTER FILE ROLE=NAME ...; --update-names writes a new lock",
  twice: "keep one of them",
};

/** The columns of a line; `null` where generated code can't have such names. */
function parseLine(written: string): LockLine | null {
  const [client = "", pointer = "", file = "", ...pairs] = written.trim().split(/ +/);
  const isClient = /^(\.|[a-z][a-z0-9-]*)$/.test(client);
  if (!isClient || !pointer.includes("#") || !/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(file)) return null;
  const names = new Map<string, string>();
  for (const pair of pairs) {
    const found = /^([a-zA-Z]+)=([\p{ID_Start}_$][\p{ID_Continue}$.]*)$/u.exec(pair);
    if (found === null || names.has(found[1]!)) return null;
    names.set(found[1]!, found[2]!);
  }
  const method = names.get("method");
  names.delete("method");
  if (names.size === 0 || ![...names.values(), ...(method?.split(".") ?? [])].every(isName))
    return null;
  if (method !== undefined && method.split(".").length > 2) return null;
  return { client, pointer: unescapePointer(pointer), file, names, method };
}

/** Whether generated code may have such a name. */
function isName(text: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(text);
}

function contradicts(line: LockLine, other: LockLine): boolean {
  const differ = [...line.names].some(([role, name]) => (other.names.get(role) ?? name) !== name);
  const isElsewhere = (line.method ?? other.method) !== (other.method ?? line.method);
  return differ || isElsewhere || line.file !== other.file;
}

/** A pointer with blanks and invisible characters escaped. */
function escapePointer(pointer: string): string {
  // Most have none of these.
  if (!/[^!-[\]-~]/.test(pointer)) return pointer;
  return pointer.replace(/[\\\p{Z}\p{Cc}\p{Cf}\p{Cs}]/gu, (characters) =>
    characters
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

function unescapePointer(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  );
}
