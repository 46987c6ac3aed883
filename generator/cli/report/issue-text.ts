import { render } from "../../diagnostics/render.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { environmentLines } from "./environment.js";
import { jsonOf, type Files } from "./trial.js";

export interface Issue {
  /** `null`: it can't be parsed, or its texts would have to be shown. */
  readonly files: Files | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Codes of the whole document that the shown one doesn't have. */
  readonly lost: readonly string[];
}

/** Markdown for an issue: what was expected is the user's to say. */
export function issueText({ files, diagnostics, lost }: Issue): string {
  const parts = [
    "### What I expected\n\n(say it here)",
    `### What wireform says\n\n${block("", diagnostics.length === 0 ? "nothing\n" : render(diagnostics, "human"))}`,
    ...(lost.length === 0
      ? []
      : [`The whole document also has ${lost.join(", ")}; what is below doesn't show that.`]),
    `### The document\n\n${files === null ? "It isn't shown: it can't be read." : documentsOf(files)}`,
    `### Where\n\n${block("", `${environmentLines().join("\n")}\n`)}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function documentsOf({ values }: Files): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}:\n\n${block("json", `${jsonOf(value)}\n`)}`)
    .join("\n\n");
}

/** A block that its text can't end. */
function block(language: string, text: string): string {
  const longest = Math.max(0, ...(text.match(/`{3,}/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}${fence}`;
}
