/** The layout that prettier would choose, made directly: what is printed is formatted already. */
import { builders, printer } from "prettier/doc";
import { commentLine } from "../text.js";

export type Doc = builders.Doc;
export const { group, indent, align, line, softline, hardline, ifBreak, join, indentIfBreak } =
  builders;

/** The widest line of generated code. */
export const printWidth = 100;

export function layOut(doc: Doc): string {
  return printer.printDocToString(doc, { printWidth, tabWidth: 2, useTabs: false }).formatted;
}

/** A list between brackets: on one line if it fits, else an item a line. */
export function bracketed(
  open: string,
  items: readonly Doc[],
  close: string,
  style: {
    readonly separator?: string;
    readonly padding?: Doc;
    readonly shouldBreak?: boolean;
    readonly noTrailing?: boolean;
  } = {},
): Doc {
  const { separator = ",", padding = softline, shouldBreak = false, noTrailing = false } = style;
  if (items.length === 0) return open + close;
  const list = join([separator, line], [...items]);
  const trailing = noTrailing ? "" : ifBreak(separator);
  return group([open, indent([padding, list]), trailing, padding, close], { shouldBreak });
}

/** A doc comment and the line break behind it; nothing for no lines. */
export function docComment(lines: readonly string[]): Doc {
  if (lines.length === 0) return [];
  const texts = lines.map(commentLine);
  if (texts.length === 1) return [`/** ${texts[0]} */`, hardline];
  const body = texts.map((text) => [hardline, text === "" ? " *" : ` * ${text}`]);
  return ["/**", ...body, hardline, " */", hardline];
}
