import type { Block } from "../../5-emit/seam/draft.js";
import { snippetLines } from "./snippet-layout.js";

/** A file of Markdown, as prettier would lay it out. */
export function printMarkdown(blocks: readonly Block[]): string {
  const texts = blocks.map(printBlock).filter((text) => text !== "");
  return `${texts.join("\n\n")}\n`;
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${oneLine(block.text)}`.trimEnd();
    case "paragraph":
      return oneLine(block.text);
    case "list":
      return block.items.map((item) => `- ${oneLine(item)}`.trimEnd()).join("\n");
    case "code":
      return ["```ts", ...snippetLines(block.parts), "```"].join("\n");
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
