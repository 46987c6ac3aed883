/** The text of descriptions that are written in HTML, as those of large APIs often are. */

import type { Docs } from "../model/docs.js";
import { characterOf, entities } from "../model/texts/html-entities.js";

/** Ends a line or a cell: texts before and after it are apart. */
const blockTags =
  /<\/?(?:p|br|hr|div|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|pre|blockquote|details|summary)(?:\s[^<>]*)?\/?>/gi;

/** Elements of HTML in a line of text, but for `code`. */
export const inlineNames =
  "a|abbr|b|big|del|em|font|i|img|ins|kbd|mark|s|small|span|strong|sub|sup|tt|u|var";

/** Only elements of HTML: `<id>` and `Map<K, V>` are an author's words. */
const inlineTags = new RegExp(`</?(?:code|${inlineNames})(?:\\s[^<>]*)?/?>|<!--[^<>]*-->`, "gi");

/** A description without its HTML tags, and with the characters that its entities stand for. */
export function textOfHtml(text: string): string {
  return text.replace(blockTags, " ").replace(inlineTags, "").replace(entities, characterOf);
}

type Texts = Pick<Docs, "summary" | "description">;

/** What a document says of something, in short: the summary, else the first paragraph. */
export function saidOf({ summary, description }: Texts): string {
  return summary === null ? firstParagraph(description) : textOfHtml(summary).trim();
}

/** The first line of what a document says of something; `""` if it says nothing. */
export function firstLine({ summary, description }: Texts): string {
  return textOfHtml(summary ?? description ?? "")
    .trim()
    .split("\n", 1)[0]!;
}

/** The first paragraph that says something, as text; `""` if none does. */
export function firstParagraph(html: string | null): string {
  const paragraphs = (html ?? "").split(/\n\s*\n|<\/p>/i).map((part) => textOfHtml(part).trim());
  return paragraphs.find((part) => part !== "") ?? "";
}
