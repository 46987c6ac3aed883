// What the `lib` of this project lacks: `isWellFormed`, which Node has.
/// <reference lib="es2024.string" />
/** The checks that writers by hand make, as a value would be sent as another one. */

/** A whole number, which is all that some fields accept. */
export function whole<T extends number | undefined>(value: T): T {
  if (value === undefined || Number.isSafeInteger(value)) return value;
  throw new RangeError("not an integer");
}

/** Without lone surrogates, which readers of UTF-8 refuse or replace. */
export function text<T extends string | undefined>(value: T): T {
  if (value === undefined || value.isWellFormed()) return value;
  throw new RangeError("a lone surrogate");
}

/** All but the unreserved characters of RFC 3986. */
export function escapeRfc(value: string): string {
  if (!/[^\w.~-]/.test(value)) return value;
  return encodeURIComponent(value).replace(/[!'()*]/g, escapeMark);
}

function escapeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The value of a header field. */
export function field(value: string): string {
  if (!/[^\t\x20-\x7e]|^[\t ]|[\t ]$/.test(value)) return value;
  throw new RangeError("not the value of a header field");
}
