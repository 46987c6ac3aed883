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
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|!]/g, "\\$&")
    .slice(0, 300);
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
