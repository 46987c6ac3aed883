/** TypeScript in a fence. */
export function code(...lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}

/** A document's text as one line of Markdown: no markup of its own. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|!]/g, "\\$&")
    .slice(0, 300);
}
