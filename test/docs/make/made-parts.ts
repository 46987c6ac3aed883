import { format } from "prettier";
import { renderCommands } from "./commands.js";
import { renderConfiguration } from "./configuration.js";
import { renderDiagnostics } from "./diagnostics.js";

/** A part of a page that nobody edits: it stands between two comments. */
export interface MadePart {
  readonly file: string;
  /** The word in the comments. */
  readonly name: string;
  /** Its text in Markdown, not yet laid out. */
  readonly render: () => string | Promise<string>;
}

export const madeParts: readonly MadePart[] = [
  { file: "docs/configuration.md", name: "configuration", render: renderConfiguration },
  { file: "docs/commands.md", name: "commands", render: renderCommands },
  { file: "docs/diagnostics.md", name: "diagnostics", render: renderDiagnostics },
];

/**
 * The page with its part as it should be, laid out by prettier.
 * @throws Error where the page lacks the comments
 */
export async function withPart(page: string, { file, name, render }: MadePart): Promise<string> {
  const begin = `<!-- ${name}: made by \`npm run docs\` -->`;
  const end = `<!-- end of ${name} -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} lacks "${begin}" or "${end}"`);
  const part = `${begin}\n\n${await render()}\n\n`;
  const text = page.slice(0, from) + part + page.slice(to);
  return format(text, { parser: "markdown", printWidth: 100 });
}
