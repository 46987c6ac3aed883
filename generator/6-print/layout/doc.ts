/**
 * What a piece of code looks like before its lines are known: the part of prettier's documents that
 * generated code needs, built at less cost. Prettier's own printer takes them, too.
 * @see https://github.com/prettier/prettier/blob/main/commands.md
 */
export type Doc = string | readonly Doc[] | Group | Indent | Align | Line | IfBreak | IndentIfBreak;

/** On one line if it fits, else broken at each of its own lines. */
export interface Group {
  readonly type: "group";
  readonly contents: Doc;
  /** Whether it is broken without asking whether it fits. */
  readonly break: boolean;
  /** Other forms of the contents, the most broken one last. */
  readonly expandedStates: readonly Doc[] | undefined;
  readonly id: symbol | undefined;
}

interface Indent {
  readonly type: "indent";
  readonly contents: Doc;
}

interface Align {
  readonly type: "align";
  readonly n: number;
  readonly contents: Doc;
}

interface Line {
  readonly type: "line";
  readonly soft: boolean;
  readonly hard: boolean;
}

/** One of two texts: by the group it is in, or by that of `groupId`, which is printed before. */
interface IfBreak {
  readonly type: "if-break";
  readonly breakContents: Doc;
  readonly flatContents: Doc;
  readonly groupId: undefined;
}

interface IndentIfBreak {
  readonly type: "indent-if-break";
  readonly contents: Doc;
  readonly groupId: symbol;
  readonly negate: false;
}

/** A space, or a line break where its group is broken. */
export const line: Line = { type: "line", soft: false, hard: false };
/** Nothing, or a line break. */
export const softline: Line = { type: "line", soft: true, hard: false };
/** Always a line break; every group around it is broken. */
export const hardline: Line = { type: "line", soft: false, hard: true };

/** @param shouldBreak without asking; a `hardline` in the contents says so, too */
export function group(
  contents: Doc,
  { shouldBreak = false, id }: { readonly shouldBreak?: boolean; readonly id?: symbol } = {},
): Group {
  const isBroken = shouldBreak || breaks(contents);
  return { type: "group", contents, break: isBroken, expandedStates: undefined, id };
}

/** The first of these forms that fits, else the last. A `hardline` in them breaks nothing around. */
export function conditionalGroup(states: readonly [Doc, ...Doc[]]): Group {
  const [contents] = states;
  return { type: "group", contents, break: false, expandedStates: states, id: undefined };
}

export function indent(contents: Doc): Doc {
  return { type: "indent", contents };
}

/** Indents by `n` spaces. */
export function align(n: number, contents: Doc): Doc {
  return { type: "align", n, contents };
}

export function ifBreak(breakContents: Doc, flatContents: Doc = ""): Doc {
  return { type: "if-break", breakContents, flatContents, groupId: undefined };
}

/** Indented where the group with this id was broken. */
export function indentIfBreak(contents: Doc, { groupId }: { readonly groupId: symbol }): Doc {
  return { type: "indent-if-break", contents, groupId, negate: false };
}

export function join(separator: Doc, docs: readonly Doc[]): readonly Doc[] {
  const joined: Doc[] = [];
  for (const doc of docs) {
    if (joined.length > 0) joined.push(separator);
    joined.push(doc);
  }
  return joined;
}

/** Whether the group around a document is broken by what it holds. */
function breaks(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (!("type" in doc)) return doc.some(breaks);
  switch (doc.type) {
    case "group":
      return doc.break;
    case "line":
      return doc.hard;
    case "if-break":
      return breaks(doc.breakContents) || breaks(doc.flatContents);
    default:
      return breaks(doc.contents);
  }
}

/** Whether a document can't be on one line; the first form of a conditional group counts, too. */
export function willBreak(doc: Doc): boolean {
  if (breaks(doc)) return true;
  if (typeof doc === "string") return false;
  if (!("type" in doc)) return doc.some(willBreak);
  return "contents" in doc && willBreak(doc.contents);
}
