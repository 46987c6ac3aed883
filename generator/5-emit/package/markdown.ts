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
