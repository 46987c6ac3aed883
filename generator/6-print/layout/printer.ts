import type { Doc, Group } from "./doc.js";

/** In a broken group, each `line` is a line break; in a flat one, a space. */
type Mode = "break" | "flat";

/** What is still to be printed: a document with its indent and mode, and what comes after it. */
interface Rest {
  readonly doc: Doc;
  readonly indent: number;
  readonly mode: Mode;
  readonly after: Rest | null;
}

/**
 * Prints a document as prettier's printer does: a group stays on its line if it fits up to the next
 * line break. It can only measure ASCII, where each character takes one column.
 * @returns `null` if a decision depends on the width of other characters
 */
export function printAscii(doc: Doc, width: number): string | null {
  let rest: Rest | null = { doc, indent: 0, mode: "break", after: null };
  const groups = new Map<symbol, Mode>();
  const out: string[] = [];
  let column = 0;
  // Everything on the present line before this index of `out` is ASCII.
  let measured = 0;
  // After a line break in a flat group, the next group has to be measured again.
  let isBrokenFlat = false;
  while (rest !== null) {
    const { doc: next, mode, after }: Rest = rest;
    let { indent }: Rest = rest;
    rest = after;
    if (typeof next === "string") {
      if (next === "") continue;
      out.push(next);
      column += next.length;
      continue;
    }
    if (next.type === undefined) {
      for (let i = next.length - 1; i >= 0; i--)
        rest = { doc: next[i]!, indent, mode, after: rest };
      continue;
    }
    let inside: { readonly doc: Doc; readonly mode: Mode };
    switch (next.type) {
      case "group": {
        const isDecided = mode === "flat" && !isBrokenFlat;
        if (!isDecided && !next.break) {
          if (!out.slice(measured).every(isAscii)) return null;
          measured = out.length;
        }
        const chosen = isDecided
          ? { doc: next.contents, mode: next.break ? ("break" as const) : mode }
          : choose(next, rest, groups, width - column);
        if (chosen === null) return null;
        isBrokenFlat = false;
        if (next.id !== undefined) groups.set(next.id, chosen.mode);
        inside = chosen;
        break;
      }
      case "indent":
        inside = { doc: next.contents, mode };
        indent += 2;
        break;
      case "align":
        inside = { doc: next.contents, mode };
        indent += next.n;
        break;
      case "if-break":
        inside = { doc: mode === "break" ? next.breakContents : next.flatContents, mode };
        break;
      case "indent-if-break":
        inside = { doc: next.contents, mode };
        if (groups.get(next.groupId) === "break") indent += 2;
        break;
      case "line":
        if (mode === "flat" && !next.hard) {
          if (!next.soft) out.push(" ");
          column += next.soft ? 0 : 1;
          continue;
        }
        isBrokenFlat ||= mode === "flat";
        trimEnd(out);
        out.push(`\n${" ".repeat(indent)}`);
        column = indent;
        measured = out.length;
        continue;
    }
    rest = { doc: inside.doc, indent, mode: inside.mode, after: rest };
  }
  return out.join("");
}

/** The layout of a group: flat, broken or an alternative one; `null` if its width isn't known. */
function choose(
  { contents, break: isBroken, expandedStates = [contents] }: Group,
  rest: Rest | null,
  groups: Map<symbol, Mode>,
  columns: number,
): { readonly doc: Doc; readonly mode: Mode } | null {
  const last = { doc: expandedStates.at(-1)!, mode: "break" } as const;
  if (isBroken) return last;
  const states = expandedStates.length === 1 ? expandedStates : expandedStates.slice(0, -1);
  for (const doc of states) {
    const fitting = fit(doc, rest, groups, columns);
    if (fitting === null) return null;
    if (fitting !== false) return { doc: fitting, mode: "flat" };
  }
  return last;
}

/**
 * Whether a flat document fits into some columns, together with the rest up to the next line break. If it
 * fits: its text, or the document itself if it contains a line break. If not: `false`. `null` if its width
 * isn't known, as it has characters other than ASCII.
 */
function fit(
  doc: Doc,
  rest: Rest | null,
  groups: Map<symbol, Mode>,
  columns: number,
): Doc | false | null {
  let todo: Rest | null = { doc, indent: 0, mode: "flat", after: rest };
  let left = columns;
  // A space counts only if text follows it.
  let isSpacePending = false;
  let isInside = true;
  let text = "";
  let isText = true;
  while (left >= 0 && todo !== null) {
    isInside &&= todo !== rest;
    const { doc: next, indent, mode, after }: Rest = todo;
    todo = after;
    if (typeof next === "string") {
      if (!isAscii(next)) return null;
      if (next === "") continue;
      if (isInside) text += next;
      left -= next.length + (isSpacePending ? 1 : 0);
      isSpacePending = false;
      continue;
    }
    if (next.type === undefined) {
      for (let i = next.length - 1; i >= 0; i--)
        todo = { doc: next[i]!, indent, mode, after: todo };
      continue;
    }
    if (next.type === "line") {
      if (mode === "break" || next.hard) return isInside || !isText ? doc : text;
      if (next.soft) continue;
      if (isInside) text += " ";
      isSpacePending = true;
      continue;
    }
    let inside: Doc;
    let insideMode = mode;
    if (next.type === "group") {
      if (next.break) insideMode = "break";
      if (isInside) {
        isText &&= !next.break;
        if (next.id !== undefined) groups.set(next.id, "flat");
      }
      const last = insideMode === "break" ? next.expandedStates?.at(-1) : undefined;
      inside = last ?? next.contents;
    } else if (next.type === "if-break")
      inside = mode === "break" ? next.breakContents : next.flatContents;
    else inside = next.contents;
    todo = { doc: inside, indent, mode: insideMode, after: todo };
  }
  if (left < 0) return false;
  return isText ? text : doc;
}

/** Removes spaces at the end of a line. */
function trimEnd(out: string[]): void {
  while (out.length > 0 && out.at(-1)!.endsWith(" ")) {
    const text = out.pop()!.replace(/ +$/, "");
    if (text !== "") out.push(text);
  }
}

function isAscii(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text);
}
