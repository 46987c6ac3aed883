/** Short ways to write Markdown blocks: see `Block`. */
import type { Block, InlineMarkdown, Snippet } from "../seam/draft.js";

export const heading = (level: 1 | 2 | 3 | 4, text: InlineMarkdown): Block => ({
  kind: "heading",
  level,
  text,
});

export const paragraph = (text: InlineMarkdown): Block => ({ kind: "paragraph", text });

export const list = (items: readonly InlineMarkdown[]): Block => ({ kind: "list", items });

/** TypeScript code, with blank lines between its parts. */
export const code = (...parts: readonly (readonly Snippet[])[]): Block => ({ kind: "code", parts });

export const lines = (...texts: readonly string[]): Snippet => ({ kind: "lines", lines: texts });

export const importOf = (from: string, ...names: readonly string[]): Snippet => ({
  kind: "import",
  names,
  from,
});

/** A document's text as one line of Markdown, escaped so that it has no markup. */
export function plain(text: string): InlineMarkdown {
  return shortened(text.replace(/\s+/g, " ")).replace(/[\\`*_{}[\]<>#|!]/g, "\\$&");
}

/** More would be too much to read beside each call. */
const longest = 300;

/** Cut behind a word, or inside of one that is longer than all that fits. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const end = text.lastIndexOf(" ", longest);
  const kept = text.slice(0, end > 0 ? end : longest);
  // Not in the middle of a surrogate pair, and not behind a comma.
  return `${kept.replace(/[\ud800-\udbff]$/, "").replace(/[ ,;:.]+$/, "")}…`;
}

/** The same for text at the start of a paragraph or list item, where `1.` would start a list. */
export function plainStart(text: string): InlineMarkdown {
  return plain(text)
    .trim()
    .replace(/^(?:[-+](?= |$)|-[- ]+$|~~~|\$\$)/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?= |$)/, "$1\\$2");
}

/** The name of code or of a package: its underscores would mean emphasis. */
export function plainName(name: string): InlineMarkdown {
  const isEmphasis = /(?<![\p{L}\p{N}_])_.*_(?![\p{L}\p{N}_])/u.test(name);
  return isEmphasis ? plain(name) : name;
}
