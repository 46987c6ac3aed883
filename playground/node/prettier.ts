/** Prettier as in Node, with the plugins that Node's finds by itself. */
import type { Options } from "prettier";
import { format as formatWith } from "prettier/standalone";
import * as estree from "prettier/plugins/estree";
import * as markdown from "prettier/plugins/markdown";
import * as typescript from "prettier/plugins/typescript";
import * as babel from "prettier/plugins/babel";

export function format(text: string, options: Options): Promise<string> {
  return formatWith(text, { ...options, plugins: [babel, estree, markdown, typescript] });
}
