/** The text of descriptions that are written in HTML, as those of large APIs often are. */

import type { Docs } from "../model/docs.js";

/** Ends a line or a cell: texts before and after it are apart. */
const blockTags =
  /<\/?(?:p|br|hr|div|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|pre|blockquote|details|summary)(?:\s[^<>]*)?\/?>/gi;

/** Elements of HTML in a line of text, but for `code`. */
export const inlineNames =
  "a|abbr|b|big|del|em|font|i|img|ins|kbd|mark|s|small|span|strong|sub|sup|tt|u|var";

/** Only elements of HTML: `<id>` and `Map<K, V>` are an author's words. */
const inlineTags = new RegExp(`</?(?:code|${inlineNames})(?:\\s[^<>]*)?/?>|<!--[^<>]*-->`, "gi");

/** References to characters, of those that descriptions have. https://html.spec.whatwg.org/#character-references */
export const entities = /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi;

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** A description without its HTML tags, and with the characters that its entities stand for. */
export function textOfHtml(text: string): string {
  return text.replace(blockTags, " ").replace(inlineTags, "").replace(entities, characterOf);
}

/** What an entity stands for, or the entity itself if that isn't text. */
export function characterOf(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith("#")) return named[name]!;
  const point = name[1] === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return isText(point) ? String.fromCodePoint(point) : entity;
}

/** No control character and no half of a surrogate pair. */
function isText(point: number): boolean {
  const isControl = point < 0x20 || (point >= 0x7f && point < 0xa0);
  return !isControl && point <= 0x10_ffff && !(point >= 0xd800 && point < 0xe000);
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
