/**
 * Percent-encoding by tables: one for each set of unescaped characters. Text without characters to
 * escape is returned unchanged, and runs are copied as a whole.
 */
import { EncodeError } from "./errors.js";

/** Escapes a text for one place of a URL, form or header. */
export type Escape = (text: string) => string;

/** By code: empty if the character stays, else its `%XX`. From 128 on: by byte of UTF-8. */
type Table = readonly string[];

const rfcTable: Table = /* @__PURE__ */ tableOf("-.~");
const stripeTable: Table = /* @__PURE__ */ tableOf("-.~[]");
const whatwgTable: Table = /* @__PURE__ */ tableOf("*-. ");

/** Escapes all but the unreserved characters of RFC 3986 2.3, as RFC 6570 3.2.1 writes a value. */
export function escapeRfc(text: string): string {
  return escape(text, rfcTable);
}

/** Like `escapeRfc`, but keeps `[` and `]`, in values too: the same bytes as stripe-node. */
export function escapeStripe(text: string): string {
  return escape(text, stripeTable);
}

/** The application/x-www-form-urlencoded serializer (WHATWG URL 5.2): a space is `+`. */
export function escapeWhatwg(text: string): string {
  return escape(text, whatwgTable).replace(/ /g, "+");
}

/**
 * An escape for `allowReserved`: the reserved characters of RFC 3986 2.2 and `%XX` stay (RFC 6570
 * 3.2.3), except those in `except`, which would break the structure around the value.
 */
export function allowReserved(except: string): Escape {
  const reserved = [...":/?#[]@!$&'()*+,;="].filter((character) => !except.includes(character));
  const table = tableOf("-.~" + reserved.join(""));
  return (text) =>
    text
      .split(/(%[0-9A-Fa-f]{2})/)
      .map((part, index) => (index % 2 === 1 ? part : escape(part, table)))
      .join("");
}

/** Most texts need no escape: a loop over their codes finds that out without an allocation. */
function escape(text: string, table: Table): string {
  for (let i = 0; i < text.length; i++)
    if (table[text.charCodeAt(i)] !== "") return escapeFrom(text, table, i);
  return text;
}

function escapeFrom(text: string, table: Table, first: number): string {
  let out = "";
  let copied = 0;
  for (let i = first; i < text.length; i++) {
    const code = text.codePointAt(i)!;
    let escaped = table[code]!;
    if (escaped === "") continue;
    if (code > 127) escaped = escapeNonAscii(code, table);
    out += text.slice(copied, i) + escaped;
    if (code > 0xffff) i++;
    copied = i + 1;
  }
  return out + text.slice(copied);
}

/** As UTF-8 (RFC 3629 3): six bits in each byte, from the last to the first. */
function escapeNonAscii(code: number, table: Table): string {
  if (code >> 11 === 27) throw new EncodeError("lone_surrogate");
  let out = "";
  let free = 64;
  for (; code >= free; free >>= 1) {
    out = table[128 | (code & 63)]! + out;
    code >>= 6;
  }
  return table[(256 - 2 * free) | code]! + out;
}

/** @param marks the characters that stay, besides letters, digits and `_` */
function tableOf(marks: string): Table {
  return Array.from({ length: 256 }, (_, code) => {
    const character = String.fromCharCode(code);
    return /\w/.test(character) || marks.includes(character)
      ? ""
      : "%" + (code + 256).toString(16).slice(1).toUpperCase();
  });
}
