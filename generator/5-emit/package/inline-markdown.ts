/**
 * A document's text as one line of Markdown, as prettier writes it. Code, emphasis and links to
 * the web stay what they are; all else that Markdown would read is escaped.
 */
import type { Docs } from "../../model/docs.js";
import { markdownOfHtml } from "../html-markdown.js";
import type { InlineMarkdown } from "../seam/draft.js";
import { inlineParts, type InlinePart } from "./inline-parts.js";

/** More would be too much to read beside each call. */
const longest = 300;

/** What a document says of something, in short: the summary, else the first paragraph. */
export function said({ summary, description }: Pick<Docs, "summary" | "description">) {
  const html = (summary ?? description ?? "").replace(notes, "").replace(lineBreaks, "\n");
  const markdown = markdownOfHtml(html);
  return inline(summary === null ? firstParagraph(markdown) : markdown);
}

const notes = /<!--[^<>]*-->/g;
/** A break ends a line, as in its source. Two are a paragraph's end. */
const lineBreaks = /(?<!`)<br\s*\/?>/gi;

/** Without headings and code before it, if there is more. */
function firstParagraph(markdown: string): string {
  const text = markdown.replace(codeBlocks, "").replace(/^ {0,3}#{1,6} .*$/gm, "");
  const [first = ""] = (text.trim() === "" ? markdown : text).trim().split(/\n\s*\n/, 1);
  return first.replace(/^#{1,6} /, "");
}

const codeBlocks = /^ {0,3}(```+|~~~+)[^]*?^ {0,3}\1.*$/gm;

/** Text of CommonMark, as a document's descriptions are. */
export function inline(text: string): InlineMarkdown {
  // A part of what is cut anyway.
  return written(inlineParts(oneLine(text.slice(0, 10 * longest))), longest).markdown;
}

/** Text without markup. */
export function plain(text: string): InlineMarkdown {
  return written([{ kind: "text", text: oneLine(text) }], longest).markdown;
}

/** For the start of a paragraph or list item, where `1.` would start a list. */
export function atStart(markdown: InlineMarkdown): InlineMarkdown {
  return markdown
    .replace(/^(?:[-+](?= |$)|-[- ]+$|~~~|\$\$|>)/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?= |$)/, "$1\\$2");
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** @returns `left`: how much more may be shown; below zero if not all is */
function written(
  parts: readonly InlinePart[],
  room: number,
): { readonly markdown: InlineMarkdown; readonly left: number } {
  let [markdown, left] = ["", room];
  for (const part of parts) {
    if (part.kind === "around") {
      const inner = written(part.parts, left);
      left = inner.left;
      // Behind `!`, a link would be an image.
      if (inner.markdown !== "")
        markdown = `${markdown.replace(/!$/, "\\!")}${part.before}${inner.markdown}${part.after}`;
      if (left < 0 && inner.markdown !== "") break;
    } else {
      left -= part.text.length;
      if (part.kind === "text") markdown += escaped(startOf(part.text, left, markdown === ""));
      else if (left >= 0) markdown += part.markdown;
    }
    if (left >= 0) continue;
    return { markdown: markdown === "" ? "" : `${markdown.replace(/[ ,;:.]+$/, "")}…`, left };
  }
  return { markdown, left };
}

/** Cut behind a word, or inside of one that is longer than all that fits. */
function startOf(text: string, left: number, isFirst: boolean): string {
  if (left >= 0) return text;
  const end = text.lastIndexOf(" ", text.length + left);
  if (end >= 0) return text.slice(0, end);
  // Not in the middle of a surrogate pair.
  return isFirst ? text.slice(0, left).replace(/[\ud800-\udbff]$/, "") : "";
}

function escaped(text: string): InlineMarkdown {
  return text.replace(markup, "\\$&");
}

/** An underscore between letters and a `#` inside of a text are no markup. */
const markup =
  /[\\`*<>[\]|]|(?<![\p{L}\p{N}]_*)_|_(?!_*[\p{L}\p{N}])|(?<=^| )#|\{(?=[{%])|&(?=[#\p{L}])/gu;
