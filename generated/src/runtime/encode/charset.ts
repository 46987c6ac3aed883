// The runtime of wireform, copied. Do not edit.
/**
 * Characters that are unescaped in a header field or cookie: checked, so that nothing is injected
 * or lost.
 */
import { EncodeError } from "./errors.js";

/**
 * Whether a text can be a header field value (RFC 9110 5.5), in ASCII: servers differ in how they
 * read other bytes. Blanks at the ends are not part of a value: `Headers` would drop them.
 */
export function isHeaderText(text: string): boolean {
  return !/[^\t\x20-\x7e]|^[\t ]|[\t ]$/.test(text);
}

export function checkHeader(text: string | undefined): string | undefined {
  if (text === undefined || isHeaderText(text)) return text;
  throw new EncodeError("header_charset", "only visible ASCII");
}

/**
 * The octets of RFC 6265 4.1.1, plus quotes and inner blanks, which OpenAPI's own example has.
 * Readers drop blanks at the ends.
 */
export function checkCookie(text: string): string {
  if (!/[^\x20-\x3a\x3c-\x7e]|^ | $/.test(text)) return text;
  throw new EncodeError("cookie_charset", "only ASCII without ;");
}

/**
 * A cookie name ends at the first `=`; with another one in it, or empty, it would be read as
 * another name.
 */
export function checkCookieName(text: string): string {
  if (text !== "" && !text.includes("=")) return checkCookie(text);
  throw new EncodeError("cookie_charset", "empty or with =");
}
