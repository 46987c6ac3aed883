/**
 * Makes the layout that prettier would choose, without the cost of running prettier on the text.
 */
import { createRequire } from "node:module";
import { commentLine, commentLines } from "../text.js";
import { group, hardline, ifBreak, indent, join, line, softline, type Doc } from "./doc.js";
import { printAscii } from "./printer.js";

/** The widest line of generated code. */
const printWidth = 100;

export function layOut(doc: Doc): string {
  return printAscii(doc, printWidth) ?? printWithPrettier(doc);
}

/** Prettier's printer, which knows the width of all characters. It is loaded only if needed. */
function printWithPrettier(doc: Doc): string {
  const { printer } = createRequire(import.meta.url)(
    "prettier/doc",
  ) as typeof import("prettier/doc");
  const options = { printWidth, tabWidth: 2, useTabs: false };
  return printer.printDocToString(doc as never, options).formatted;
}

/** A list in brackets: on one line if it fits, else with one item on each line. */
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
  const list = join([separator, line], items);
  const trailing = noTrailing ? "" : ifBreak(separator);
  return group([open, indent([padding, list]), trailing, padding, close], { shouldBreak });
}

/** The comment at the top of a file; empty if there are no lines. */
export function headerComment(lines: readonly string[]): string {
  return lines.map((text) => `// ${commentLine(text)}\n`).join("");
}

/** A doc comment and a line break; empty if there are no lines. */
export function docComment(lines: readonly string[]): Doc {
  const texts = commentLines(lines);
  if (texts.length === 0) return [];
  if (texts.length === 1) return [`/** ${texts[0]} */`, hardline];
  const body = texts.map((text) => [hardline, text === "" ? " *" : ` * ${text}`]);
  return ["/**", ...body, hardline, " */", hardline];
}
