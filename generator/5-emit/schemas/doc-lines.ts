import type { Docs } from "../../model/docs.js";
import type { DocLines } from "../seam/draft.js";

/** The widest line of text that fits behind ` * ` inside an interface. */
const width = 94;

/** The lines of a doc comment: texts, values, short facts, tags. `extra` follows the texts. */
export function docLines(docs: Docs, extra: readonly string[] = []): DocLines {
  const { summary, description, values, facts, deprecated, examples, inner, externalDocs } = docs;
  const valueLines = values.map(({ value, description }) => `- \`${value}\`: ${description}`);
  const tags = [
    ...(deprecated ? ["@deprecated"] : []),
    ...examples.map((example) => `@example ${example}`),
    ...(externalDocs === null ? [] : [`@see ${externalDocs}`]),
  ];
  const texts = summary === null || summary === description ? [] : [summary];
  const blocks = [
    ...texts.map(sentence),
    ...(description === null ? [] : [description]),
    valueLines.join("\n"),
    inner.map(({ of, text }) => `- ${of}: ${text}`).join("\n"),
    ...extra,
    facts.join(", "),
    tags.join("\n"),
  ].filter((block) => block !== "");
  return blocks.flatMap((block, index) => (index === 0 ? wrap(block) : ["", ...wrap(block)]));
}

/** A summary stands alone as the first line, so it ends like a sentence. */
function sentence(summary: string): string {
  return /[.!?:]$/.test(summary) ? summary : `${summary}.`;
}

/** Breaks long lines between words; code blocks and tables stay as they are. */
function wrap(text: string): readonly string[] {
  let inCode = false;
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line) => {
    if (/^\s*(```|~~~)/.test(line)) inCode = !inCode;
    const trimmed = line.trimEnd();
    if (inCode || trimmed.length <= width || /^(\s{4}|\s*\|)/.test(line)) return [trimmed];
    return wrapLine(trimmed);
  });
}

function wrapLine(line: string): readonly string[] {
  const indent = /^\s*(?:[-*+]\s+|\d+\.\s+)?/.exec(line)![0];
  const further = " ".repeat(indent.length);
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(/\s+/)) {
    const isFirst = current === (lines.length === 0 ? indent : further);
    if (!isFirst && current.length + 1 + word.length > width) {
      lines.push(current);
      current = further + word;
    } else current += isFirst ? word : ` ${word}`;
  }
  return [...lines, current];
}
