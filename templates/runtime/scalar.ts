/** Scalars as text, by the codec's kind; and the refusal of all that has no faithful text. */
import type { CodecNode } from "./codec.js";
import { EncodeError } from "./errors.js";

/** A value's own members. */
export type Members = { readonly [name: string]: unknown };

/**
 * The text of one scalar, not yet escaped. A scalar of another type than the kind's is written as
 * its own text: the encoder is no validator.
 */
export function scalarText(kind: CodecNode["kind"], value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" || typeof value === "bigint") return numberText(kind, value);
  if (value instanceof Date) return dateText(kind, value);
  if (value instanceof Uint8Array) return base64(kind, value);
  throw misfit(value, "a scalar");
}

/** An object whose own members are data: not a Map, Promise, Blob or another built-in. */
export function isObject(value: unknown): value is Members {
  return (
    typeof value === "object" &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype ||
      Object.prototype.toString.call(value) === "[object Object]")
  );
}

export function isNested(value: unknown): boolean {
  return Array.isArray(value) || isObject(value);
}

/** The error for a value of another shape than the codec's. */
export function misfit(value: unknown, wanted: string): EncodeError {
  if (value === null) return new EncodeError("null_not_allowed", "null is not admitted here");
  const type = typeof value;
  const supported =
    (type !== "object" && type !== "function" && type !== "symbol") ||
    isNested(value) ||
    value instanceof Date ||
    value instanceof Uint8Array;
  return supported
    ? new EncodeError("type_mismatch", `${wanted} is needed here`)
    : new EncodeError("unsupported_value", `a ${type} like this can't be written`);
}

function numberText(kind: CodecNode["kind"], value: number | bigint): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new EncodeError("not_finite", `${value} can't be written`);
  }
  if (kind === "unixTime" && (value >= 1e11 || value <= -1e11)) {
    throw new EncodeError("not_seconds", `${value} looks like milliseconds`);
  }
  if (
    (kind === "integer" || kind === "unixTime") &&
    typeof value === "number" &&
    !Number.isSafeInteger(value)
  ) {
    throw new EncodeError("not_integer", `${value} is no safe integer`);
  }
  return String(value);
}

function dateText(kind: CodecNode["kind"], value: Date): string {
  const time = value.getTime();
  if (Number.isNaN(time)) throw new EncodeError("invalid_date", "an invalid Date");
  if (kind === "unixTime") return String(Math.floor(time / 1000));
  const iso = value.toISOString();
  return kind === "date" ? iso.slice(0, iso.indexOf("T")) : iso;
}

/** Bytes of one call: a multiple of 3, so that only the last has padding, and few arguments. */
const chunkLength = 3 * 4096;

/** RFC 4648 4, or for `bytesUrl` 5 without padding. */
function base64(kind: CodecNode["kind"], value: Uint8Array): string {
  let text = "";
  for (let i = 0; i < value.length; i += chunkLength) {
    // `apply`, as a spread would go through an iterator and be six times slower.
    text += btoa(Reflect.apply(String.fromCharCode, null, value.subarray(i, i + chunkLength)));
  }
  return kind === "bytesUrl"
    ? text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
    : text;
}
