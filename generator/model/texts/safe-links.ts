/**
 * Links of a document's Markdown that readers can follow safely: editors, and sites that are made from doc
 * comments, show what a document's author wrote, and the author may be anybody.
 */
import { isEscaped, partsByCode } from "./markdown-code.js";
import { isSafeAddress } from "./safe-address.js";
import { withSafeHtml } from "./safe-html.js";

/**
 * The text with the links to the web, to a mailbox and to places beside it. Of other links (`javascript:`,
 * `data:`) only the text stays; elements of HTML that run code become text. Code stays as it is.
 */
export function withSafeLinks(text: string): string {
  if (!suspicious.test(text)) return text;
  const parts = partsByCode(text);
  // Between elements of HTML, marks of code may be none.
  const isHtml = parts.some((part) => !part.isCode && html.test(part.text));
  if (isHtml) return withSafeHtml(defused(text));
  // Nobody shows such links as code: they are hidden in it from readers that take its marks otherwise.
  return parts
    .map((part) => (part.isCode && !dangerous.test(part.text) ? part.text : defused(part.text)))
    .join("");
}

/** A quick check: most texts have no marks of such links. */
const suspicious = /\]\s*[(:]|<[a-z/!?]/i;

/** What may be an element, but no autolink. */
const html = /<[a-z/!?](?![\w+.-]*:[^\s<>]*>)/i;

const dangerous = /(?:java|vb)script\s*:|data\s*:[^,]*,/i;

function defused(text: string): string {
  return withoutTargets(text)
    .replace(definition, (whole, address: string) => (isSafeAddress(address) ? whole : ""))
    .replace(autolink, (whole, address: string) => (isSafeAddress(address) ? whole : address));
}

/** `[label]: address`, to which links refer by the label. */
const definition = /^[ \t>*+-]*\[(?:[^\][\\]|\\[^])+\]:\s*(<[^<>\n]*>|\S+).*$/gm;

const autolink = /<([a-z][a-z\d+.-]*(?:&[#\w]+;|:)[^\s<>]*)>/gi;

/** Takes unsafe targets off `[text](target)` and `![text](target)`: the text stays. */
function withoutTargets(text: string): string {
  const removed: (readonly [from: number, to: number])[] = [];
  const open: number[] = [];
  const brackets = /[[\]]/g;
  for (let found = brackets.exec(text); found !== null; found = brackets.exec(text)) {
    const at = found.index;
    if (isEscaped(text, at)) continue;
    if (found[0] === "[") {
      open.push(at);
      continue;
    }
    const start = open.pop();
    if (text[at + 1] !== "(") continue;
    const { address, end, isWhole } = targetOf(text, at + 2);
    if (isSafeAddress(address) || !(isWhole || dangerous.test(address))) continue;
    if (start !== undefined) removed.push([text[start - 1] === "!" ? start - 1 : start, start + 1]);
    removed.push([at, end]);
    brackets.lastIndex = end;
  }
  let [kept, end] = ["", 0];
  for (const [from, to] of removed.toSorted(([a], [b]) => a - b)) {
    kept += text.slice(end, from);
    end = to;
  }
  return kept + text.slice(end);
}

interface Target {
  readonly address: string;
  /** Behind its closing parenthesis, if that is there. */
  readonly end: number;
  readonly isWhole: boolean;
}

/** https://spec.commonmark.org/0.31.2/#link-destination, and a title behind it. */
function targetOf(text: string, start: number): Target {
  const bracketed = matchAt(/\s*<((?:[^<>\n\\]|\\.)*)>/y, text, start);
  const from = start + (bracketed?.[0].length ?? matchAt(/\s*/y, text, start)![0].length);
  const to = bracketed === null ? endOfAddress(text, from) : from;
  const close = matchAt(title, text, to);
  return {
    address: bracketed?.[1] ?? text.slice(from, to),
    end: to + (close?.[0].length ?? 0),
    isWhole: close !== null,
  };
}

const title = /\s*(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\))?\s*\)/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Parentheses in an address come in pairs. */
function endOfAddress(text: string, start: number): number {
  let depth = 0;
  const marks = /[\s()]/g;
  marks.lastIndex = start;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    if (isEscaped(text, found.index)) continue;
    if (found[0] === "(") depth++;
    else if (found[0] !== ")" || depth-- === 0) return found.index;
    // Deeper than any reader follows, so that long texts take no time.
    if (depth > 32) return found.index;
  }
  return text.length;
}
