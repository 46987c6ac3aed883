import type { Docs } from "../../model/docs.js";
import type { EnumValue } from "../../model/schema.js";
import { isSafeAddress } from "../../model/texts/safe-address.js";
import { withSafeLinks } from "../../model/texts/safe-links.js";
import { markdownOfHtml } from "../html-markdown.js";
import type { DocLines } from "../seam/draft.js";

/** The widest line of text that fits behind ` * ` inside an interface. */
const width = 94;

/** The lines of a doc comment: texts, values, short facts, tags. `extra` follows the texts. */
export function docLines(docs: Docs, extra: readonly string[] = []): DocLines {
  const { summary, description, values, facts, deprecated, examples, inner, externalDocs } = docs;
  const lines: string[] = [];
  const add = (block: string) => {
    if (block === "") return;
    if (lines.length > 0) lines.push("");
    wrap(block, lines);
  };
  if (summary !== null && summary !== description) add(sentence(markdownOfHtml(summary)));
  if (description !== null) add(markdownOfHtml(description));
  // Most have none of these.
  if (values.length > 0)
    add(values.map(({ value, description }) => item(codeOf(value), description)).join("\n"));
  if (inner.length > 0) add(inner.map(({ of, text }) => item(of, text)).join("\n"));
  for (const block of extra) add(block);
  add(facts.map(factText).join(", "));
  const see = externalDocs !== null && isSafeAddress(externalDocs) ? externalDocs : null;
  if (!deprecated && examples.length === 0 && see === null) return lines;
  const tags = examples.map((example) => `@example ${example}`);
  if (deprecated) tags.unshift("@deprecated");
  if (see !== null) tags.push(`@see ${see}`);
  add(tags.join("\n"));
  return lines;
}

function item(of: string, text: string | null): string {
  return text === null ? `- ${of}` : `- ${of}: ${markdownOfHtml(text)}`;
}

/** A pattern or a default that could be read as a link is code. */
function factText(fact: string): string {
  return withSafeLinks(fact) === fact ? fact : `\`${fact.replaceAll("`", "'")}\``;
}

/** A text that can't be seen is in quotes. */
function codeOf(value: EnumValue["value"]): string {
  return `\`${String(value).trim() === "" ? JSON.stringify(value) : value}\``;
}

/** A summary stands alone as the first line, so it ends like a sentence. */
function sentence(summary: string): string {
  return /[.!?:]$/.test(summary) ? summary : `${summary}.`;
}

/** Breaks long lines between words; code blocks and tables stay as they are. */
function wrap(text: string, lines: string[]): void {
  let inCode = false;
  for (const line of lineBreak.test(text) ? text.split(lineBreaks) : [text]) {
    if (/^\s*(```|~~~)/.test(line)) inCode = !inCode;
    const trimmed = line.trimEnd();
    if (inCode || trimmed.length <= width || /^(\s{4}|\s*\|)/.test(line)) lines.push(trimmed);
    else wrapLine(trimmed, lines);
  }
}

const lineBreaks = /\r\n|[\n\r\u2028\u2029]/;
const lineBreak = /[\n\r\u2028\u2029]/;

/** Ends lines at blanks, as late as they allow. */
function wrapLine(line: string, lines: string[]): void {
  const indent = /^\s*(?:[-*+]\s+|\d+\.\s+)?/.exec(line)![0];
  const further = " ".repeat(indent.length);
  let current = indent;
  let isFirst = true;
  for (const word of line.slice(indent.length).split(/\s+/)) {
    if (!isFirst && current.length + 1 + word.length > width) {
      lines.push(current);
      current = further + word;
    } else current += isFirst ? word : ` ${word}`;
    isFirst = false;
  }
  lines.push(current);
}
