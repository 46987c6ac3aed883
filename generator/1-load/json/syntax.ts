/** Where a text stops being JSON. The messages of `JSON.parse` differ from engine to engine. */
import { skipBlank } from "./scan.js";

export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

/** Whether a text that can't be read is meant to be JSON. */
export function looksLikeJson(text: string, file: string): boolean {
  const [first = ""] = text.slice(skipBlank(text, 0));
  return first === "{" || first === "[" || (first === '"' && /\.json$/i.test(file));
}

/** The first fault of a text; `undefined` if it is JSON (RFC 8259). */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: { readonly close: "}" | "]"; readonly at: number }[] = [];
  let [wanted, isFirst]: [Wanted, boolean] = ["value", false];
  for (let at = skipBlank(text, 0); ; at = skipBlank(text, at)) {
    const inner = open.at(-1);
    const character = text[at];
    if (character === undefined)
      return wanted === "next" && inner === undefined ? undefined : endFault(text, inner);
    const isEnd = inner !== undefined && character === inner.close;
    if (isEnd && (isFirst || wanted === "next")) {
      open.pop();
      [wanted, isFirst, at] = ["next", false, at + 1];
    } else if (wanted === "next" || wanted === "colon") {
      if (character !== (wanted === "colon" ? ":" : ",") || inner === undefined)
        return { offset: at, message: missing(wanted, inner?.close) };
      [wanted, at] = [wanted === "next" && inner.close === "}" ? "name" : "value", at + 1];
    } else if (wanted === "value" && (character === "{" || character === "[")) {
      open.push({ close: character === "{" ? "}" : "]", at });
      [wanted, isFirst, at] = [character === "{" ? "name" : "value", true, at + 1];
    } else {
      const end: number | JsonFault =
        character === '"' ? textEnd(text, at) : wanted === "value" ? wordEnd(text, at) : at;
      if (typeof end !== "number") return end;
      if (end === at) return { offset: at, message: misplaced(text, at, wanted) };
      [wanted, isFirst, at] = [wanted === "name" ? "colon" : "next", false, end];
    }
  }
}

/** `next`: a comma, or the end of what is open. */
type Wanted = "value" | "name" | "colon" | "next";

function missing(wanted: "colon" | "next", close: string | undefined): string {
  if (wanted === "colon") return "a `:` is missing behind the name";
  return close === undefined
    ? "there is more behind the end of the value"
    : `a \`,\` or \`${close}\` is missing before this`;
}

function misplaced(text: string, at: number, wanted: Wanted): string {
  const isLastComma = /[}\]]/.test(text[at]!) && text.slice(0, at).trimEnd().endsWith(",");
  if (isLastComma) return `the \`,\` before \`${text[at]!}\` is one too many`;
  if (wanted === "name") return "a name in double quotes is missing here";
  return "a value is missing here: texts stand in double quotes";
}

function endFault(
  text: string,
  inner: { readonly close: string; readonly at: number } | undefined,
) {
  return inner === undefined
    ? { offset: text.length, message: "there is no value" }
    : { offset: inner.at, message: `this has no \`${inner.close}\`` };
}

/** Behind a string. */
function textEnd(text: string, start: number): number | JsonFault {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20)
      return code === 0x0a || code === 0x0d
        ? { offset: start, message: 'this text has no `"` at its end' }
        : { offset: at, message: "a control character in a text: write it as an escape" };
    if (code !== 0x5c) continue;
    escape.lastIndex = at;
    if (!escape.test(text)) return { offset: at, message: "this is no escape: write `\\\\`" };
    at = escape.lastIndex - 1;
  }
  return { offset: start, message: 'this text has no `"` at its end' };
}

const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Behind a number or a literal; `start` if there is none. */
function wordEnd(text: string, start: number): number {
  word.lastIndex = start;
  return word.test(text) ? word.lastIndex : start;
}

const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
