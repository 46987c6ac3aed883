/**
 * Code before it is divided into lines: the part of prettier's document format that generated code
 * needs, built at less cost. Prettier's own printer accepts these documents, too.
 * @see https://github.com/prettier/prettier/blob/main/commands.md
 */
export type Doc = string | Docs | Group | Indent | Align | Line | IfBreak | IndentIfBreak;

/** Documents one behind the other. */
interface Docs extends ReadonlyArray<Doc> {
  readonly type?: undefined;
}

/** On one line if it fits, else with a line break at each `line` directly in it. */
export interface Group {
  readonly type: "group";
  readonly contents: Doc;
  /** Whether it is always broken, even if it would fit. */
  readonly break: boolean;
  /** Alternative layouts, the one with the most line breaks last. */
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

/** One of two documents, depending on whether its group is broken. */
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

/** A space, or a line break if its group is broken. */
export const line: Line = { type: "line", soft: false, hard: false };
/** Nothing, or a line break if its group is broken. */
export const softline: Line = { type: "line", soft: true, hard: false };
/** Always a line break: every group around it is broken, too. */
export const hardline: Line = { type: "line", soft: false, hard: true };

/** @param shouldBreak even if it would fit; a `hardline` in the contents has the same effect */
export function group(
  contents: Doc,
  { shouldBreak = false, id }: { readonly shouldBreak?: boolean; readonly id?: symbol } = {},
): Group {
  const isBroken = shouldBreak || breaks(contents);
  return { type: "group", contents, break: isBroken, expandedStates: undefined, id };
}

/** The first layout that fits, else the last. A `hardline` in it doesn't break groups around it. */
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

/** Indented if the group with this id was broken. */
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

/** Whether a `hardline` in a document breaks the groups around it. */
function breaks(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  switch (doc.type) {
    case undefined:
      return doc.some(breaks);
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

/** Whether a document can't be on one line. Of alternative layouts, the first one counts. */
export function willBreak(doc: Doc): boolean {
  if (breaks(doc)) return true;
  if (typeof doc === "string") return false;
  if (doc.type === undefined) return doc.some(willBreak);
  return "contents" in doc && willBreak(doc.contents);
}
