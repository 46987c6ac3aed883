import type { Doc, Group } from "./doc.js";

/** In a broken group, each `line` is a line break; in a flat one, a space. */
type Mode = "break" | "flat";

/** What is still to be printed, the next one last: documents with their indents and modes. */
interface Stack {
  readonly docs: Doc[];
  readonly indents: number[];
  readonly modes: Mode[];
}

/**
 * Prints a document as prettier's printer does: a group stays on its line if it fits up to the next
 * line break. It can only measure ASCII, where each character takes one column.
 * @returns `null` if a decision depends on the width of other characters
 */
export function printAscii(doc: Doc, width: number): string | null {
  const stack: Stack = { docs: [doc], indents: [0], modes: ["break"] };
  const groups = new Map<symbol, Mode>();
  const out: string[] = [];
  let column = 0;
  // Everything on the present line before this index of `out` is ASCII.
  let measured = 0;
  // After a line break in a flat group, the next group has to be measured again.
  let isBrokenFlat = false;
  while (stack.docs.length > 0) {
    const next = stack.docs.pop()!;
    const indent = stack.indents.pop()!;
    const mode = stack.modes.pop()!;
    if (typeof next === "string") {
      out.push(next);
      column += next.length;
      continue;
    }
    if (!("type" in next)) {
      for (let i = next.length - 1; i >= 0; i--) push(stack, next[i]!, indent, mode);
      continue;
    }
    switch (next.type) {
      case "group": {
        const isDecided = mode === "flat" && !isBrokenFlat;
        if (!isDecided && !next.break) {
          if (!out.slice(measured).every(isAscii)) return null;
          measured = out.length;
        }
        const chosen = isDecided
          ? { doc: next.contents, mode: next.break ? ("break" as const) : mode }
          : choose(next, stack, groups, width - column);
        if (chosen === null) return null;
        isBrokenFlat = false;
        push(stack, chosen.doc, indent, chosen.mode);
        if (next.id !== undefined) groups.set(next.id, chosen.mode);
        break;
      }
      case "indent":
        push(stack, next.contents, indent + 2, mode);
        break;
      case "align":
        push(stack, next.contents, indent + next.n, mode);
        break;
      case "if-break":
        push(stack, mode === "break" ? next.breakContents : next.flatContents, indent, mode);
        break;
      case "indent-if-break": {
        const isBroken = groups.get(next.groupId) === "break";
        push(stack, next.contents, isBroken ? indent + 2 : indent, mode);
        break;
      }
      case "line":
        if (mode === "flat" && !next.hard) {
          if (!next.soft) out.push(" ");
          column += next.soft ? 0 : 1;
          break;
        }
        isBrokenFlat ||= mode === "flat";
        trimEnd(out);
        out.push(`\n${" ".repeat(indent)}`);
        column = indent;
        measured = out.length;
    }
  }
  return out.join("");
}

function push(stack: Stack, doc: Doc, indent: number, mode: Mode): void {
  if (doc === "") return;
  stack.docs.push(doc);
  stack.indents.push(indent);
  stack.modes.push(mode);
}

/** The layout of a group: flat, broken or an alternative one; `null` if its width isn't known. */
function choose(
  { contents, break: isBroken, expandedStates = [contents] }: Group,
  stack: Stack,
  groups: Map<symbol, Mode>,
  rest: number,
): { readonly doc: Doc; readonly mode: Mode } | null {
  const last = { doc: expandedStates.at(-1)!, mode: "break" } as const;
  if (isBroken) return last;
  const states = expandedStates.length === 1 ? expandedStates : expandedStates.slice(0, -1);
  for (const doc of states) {
    const fitting = fit(doc, stack, groups, rest);
    if (fitting === null) return null;
    if (fitting !== false) return { doc: fitting, mode: "flat" };
  }
  return last;
}

/**
 * Whether a flat document fits into `rest` columns, together with what follows up to the next line
 * break. If it fits: its text, or the document itself if it contains a line break. If not: `false`.
 * `null` if its width isn't known, as it has characters other than ASCII.
 */
function fit(doc: Doc, stack: Stack, groups: Map<symbol, Mode>, rest: number): Doc | false | null {
  const docs: Doc[] = [doc];
  const modes: Mode[] = ["flat"];
  let left = rest;
  // A space counts only if text follows it.
  let isSpacePending = false;
  let below = stack.docs.length;
  let text = "";
  let isText = true;
  while (left >= 0) {
    if (docs.length === 0) {
      if (below === 0) break;
      below--;
      docs.push(stack.docs[below]!);
      modes.push(stack.modes[below]!);
    }
    const isInside = below === stack.docs.length;
    const next = docs.pop()!;
    const mode = modes.pop()!;
    if (typeof next === "string") {
      if (!isAscii(next)) return null;
      if (next === "") continue;
      if (isInside) text += next;
      left -= next.length + (isSpacePending ? 1 : 0);
      isSpacePending = false;
      continue;
    }
    if (!("type" in next)) {
      for (let i = next.length - 1; i >= 0; i--) {
        docs.push(next[i]!);
        modes.push(mode);
      }
      continue;
    }
    if (next.type === "line") {
      if (mode === "break" || next.hard) return isInside || !isText ? doc : text;
      if (next.soft) continue;
      if (isInside) text += " ";
      isSpacePending = true;
      continue;
    }
    const isBroken = next.type === "group" ? next.break : false;
    if (isInside) {
      isText &&= !isBroken;
      if (next.type === "group" && next.id !== undefined) groups.set(next.id, "flat");
    }
    modes.push(isBroken ? "break" : mode);
    if (next.type === "group" && modes.at(-1) === "break")
      docs.push(next.expandedStates?.at(-1) ?? next.contents);
    else if (next.type === "if-break")
      docs.push(mode === "break" ? next.breakContents : next.flatContents);
    else docs.push(next.contents);
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
