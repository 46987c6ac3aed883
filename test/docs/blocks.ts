/** The code blocks of Markdown pages. */
import type { Page } from "./pages.js";

export interface Block {
  readonly file: string;
  /** Of the line with the fence. */
  readonly line: number;
  /** `ts`. */
  readonly language: string;
  /** What stands behind the language: the name of another tool, whose code this is. */
  readonly tool: string;
  readonly text: string;
}

export function blocksOf({ file, text }: Page): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w*) ?(.*)\n([^]*?)^ *```$/gm)].map(
    ([whole, indent = "", language = "", tool = "", code = ""], _index) => ({
      file,
      line: text.slice(0, text.indexOf(whole)).split("\n").length,
      language,
      tool,
      text: code.replace(new RegExp(`^${indent}`, "gm"), ""),
    }),
  );
}
