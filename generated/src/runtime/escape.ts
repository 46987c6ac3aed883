// The runtime of wireform, copied. Do not edit.
/**
 * Percent-encoding by table: one table per set of characters that stay. Text that needs nothing is
 * returned as it is, runs are copied whole, and only non-ASCII runs go through encodeURIComponent.
 */
import { EncodeError } from "./errors.js";

/** Writes a text so that it can stand in one place of a URL, form or header. */
export type Escape = (text: string) => string;

/** By ASCII code, 1: the character stays. */
type KeepTable = Uint8Array;

const rfcTable: KeepTable = /* @__PURE__ */ keepTable("-._~");
const stripeTable: KeepTable = /* @__PURE__ */ keepTable("-._~[]");
const whatwgTable: KeepTable = /* @__PURE__ */ keepTable("*-._ ");

const percentTexts: readonly string[] = /* @__PURE__ */ Array.from(
  { length: 128 },
  (_, code) => (code < 16 ? "%0" : "%") + code.toString(16).toUpperCase(),
);

/** All but the unreserved characters of RFC 3986 2.3, as RFC 6570 3.2.1 writes a value. */
export function escapeRfc(text: string): string {
  return escape(text, rfcTable);
}

/** Like `escapeRfc`, but `[` and `]` stay, in values too: the bytes of stripe-node. */
export function escapeStripe(text: string): string {
  return escape(text, stripeTable);
}

/** The application/x-www-form-urlencoded serializer (WHATWG URL 5.2): a space is `+`. */
export function escapeWhatwg(text: string): string {
  return escape(text, whatwgTable).replaceAll(" ", "+");
}

/**
 * An escape for `allowReserved`: the reserved characters of RFC 3986 2.2 and `%XX` stay (RFC 6570
 * 3.2.3), but for `except`, which would break the structure of the place.
 */
export function allowReserved(except: string): Escape {
  const reserved = [...":/?#[]@!$&'()*+,;="].filter((character) => !except.includes(character));
  const table = keepTable("-._~" + reserved.join(""));
  return (text) =>
    text
      .split(/(%[0-9A-Fa-f]{2})/)
      .map((part, index) => (index % 2 === 1 ? part : escape(part, table)))
      .join("");
}

/** Most texts need nothing: a loop over their codes finds that out without an allocation. */
function escape(text: string, table: KeepTable): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 || table[code] === 0) return escapeFrom(text, table, i);
  }
  return text;
}

function escapeFrom(text: string, table: KeepTable, first: number): string {
  let out = "";
  let copied = 0;
  for (let i = first; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128 && table[code] === 1) continue;
    if (copied < i) out += text.slice(copied, i);
    copied = i + 1;
    if (code < 128) {
      out += percentTexts[code];
    } else {
      while (text.charCodeAt(copied) > 127) copied++;
      out += escapeNonAscii(text.slice(i, copied));
      i = copied - 1;
    }
  }
  return copied < text.length ? out + text.slice(copied) : out;
}

function escapeNonAscii(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw new EncodeError("lone_surrogate", "not well-formed UTF-16");
  }
}

function keepTable(marks: string): KeepTable {
  return Uint8Array.from({ length: 128 }, (_, code) =>
    /[A-Za-z0-9]/.test(String.fromCharCode(code)) || marks.includes(String.fromCharCode(code))
      ? 1
      : 0,
  );
}
