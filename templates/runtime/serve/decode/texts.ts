/** From what was sent to text, and from text to JSON. What isn't well-formed is refused. */
import { malformed, type RequestPlace } from "./fault.js";

/** Gives the text of what was sent. */
export type Unescape = (sent: string, place: RequestPlace) => string;

/** For what is sent unescaped. */
export const unchanged: Unescape = (sent) => sent;

/** Without blanks around it. */
export const trimmed: Unescape = (sent) => sent.replace(/^[ \t]+|[ \t]+$/g, "");

/** Percent-encoding (RFC 3986 2.1) of UTF-8. */
export function unescapePercents(sent: string, place: RequestPlace): string {
  if (!sent.includes("%")) return sent;
  try {
    return decodeURIComponent(sent);
  } catch {
    const isPercent = /%(?![\da-f]{2})/i.test(sent);
    throw malformed(place, isPercent ? "invalid percent-encoding" : "invalid UTF-8");
  }
}

/** Of a form or a query (WHATWG URL 5.1): a `+` is a space too. */
export function unescapeForm(sent: string, place: RequestPlace): string {
  return unescapePercents(sent.includes("+") ? sent.replace(/\+/g, " ") : sent, place);
}

/** A byte order mark is a character of the text. */
export function textOfBytes(bytes: Uint8Array, place: RequestPlace): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed(place, "invalid UTF-8");
  }
}

/** Of members with the same name, the last one counts, as for `JSON.parse`. */
export function parseJson(text: string, place: RequestPlace, deepest: number): unknown {
  if (isDeeper(text, deepest)) throw malformed(place, `nested deeper than ${deepest}`, "depth");
  try {
    // RFC 8259 8.1 lets a reader ignore a byte order mark.
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as unknown;
  } catch {
    throw malformed(place, "invalid JSON");
  }
}

/** Brackets inside of strings don't count. */
function isDeeper(text: string, deepest: number): boolean {
  let depth = 0;
  let isString = false;
  // A text without that many brackets can't be deeper: most are found out by this.
  if (text.split(/[[{]/, deepest + 2).length <= deepest + 1) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) isString = false;
    } else if (code === 0x22) isString = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}
