// The runtime of wireform, copied. Do not edit.
/** Scalars as text, by their codec. Values without an exact text are refused. */
import { EncodeError } from "../errors.js";
import type { ScalarNode } from "./codec.js";

/** A value's own members. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * The text of one scalar, not yet escaped. A scalar of another type than the codec's is written as
 * its own text: the encoder is not a validator.
 */
export function scalarText(node: ScalarNode, value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      if (!Number.isFinite(value)) throw new EncodeError("not_finite");
      break;
    case "boolean":
      return `${value}`;
    case "bigint":
      break;
    default:
      return objectText(node, value);
  }
  node.check?.(value);
  return `${value}`;
}

function objectText(node: ScalarNode, value: unknown): string {
  if (value instanceof Date) {
    if (Number.isNaN(+value)) throw new EncodeError("invalid_date");
    const text = node.dateText?.(value);
    if (text === undefined && isCounted(node)) throw misfit(value, "no Date");
    return text ?? value.toISOString();
  }
  const text = node.bytesText?.(value);
  if (text === undefined) throw misfit(value, "a scalar");
  return text;
}

/** Whether the values are numbers or booleans, or their text. A date in ISO 8601 isn't. */
export function isCounted({ kind }: ScalarNode): boolean {
  return /^(int|num|boo)/.test(kind);
}

/** Bytes in any form; `undefined` for anything else, including a Blob. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return value instanceof Uint8Array ? value : undefined;
}

/** By what it can do: React Native has no global `ReadableStream`, only polyfills of it. */
export function isByteStream(value: unknown): value is ReadableStream<Uint8Array> {
  return !!(Object(value) as Partial<ReadableStream>).getReader;
}

/** `Object.hasOwn`, which compilers know only from ES2022 on. */
export function hasOwn(value: object, name: PropertyKey): boolean {
  return Object.prototype.hasOwnProperty.call(value, name);
}

/** An object whose own members are data: not a Map, Promise, Blob or another built-in. */
export function isObject(value: unknown): value is Members {
  return Object.prototype.toString.call(value) === "[object Object]";
}

export function isNested(value: unknown): boolean {
  return Array.isArray(value) || isObject(value);
}

/** The error for a value of another shape than the codec's. */
export function misfit(value: unknown, wanted: string): EncodeError {
  if (value === null) return new EncodeError("null_not_allowed");
  const isData =
    !/object|function|symbol/.test(typeof value) ||
    / (Object|Date)|Array/.test(Object.prototype.toString.call(value));
  return isData
    ? new EncodeError("type_mismatch", `expected ${wanted}`)
    : new EncodeError("unsupported_value");
}

/** For a place where the document allows no value. */
export function refuse(): never {
  throw new EncodeError("type_mismatch", "no value is allowed here");
}

/** For `integer`. */
export function checkInteger(value: number | bigint): void {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new EncodeError("not_integer", "or beyond 2^53");
  }
}

/** For `int64`. */
export function checkInt64(value: number | bigint): void {
  checkRange(value, -(2 ** 63), 2 ** 63);
}

/** For `uint64`. */
export function checkUint64(value: number | bigint): void {
  checkRange(value, 0, 2 ** 64);
}

function checkRange(value: number | bigint, least: number, end: number): void {
  checkInteger(value);
  // Powers of 2 are exact, and so is the comparison with a bigint.
  if (value < least || value >= end)
    throw new EncodeError("type_mismatch", `expected ${least ? "" : "u"}int64`);
}

/** For `unixTime`. */
export function checkSeconds(value: number | bigint): void {
  if (value >= 1e11 || value <= -1e11)
    throw new EncodeError("not_seconds", `${value} looks like milliseconds`);
  checkInteger(value);
}

export function secondsText(date: Date): string {
  return `${Math.floor(+date / 1000)}`;
}

/** The day in UTC. Years may have more than four digits. */
export function dayText(date: Date): string {
  return date.toISOString().replace(/T.*/, "");
}

/** RFC 4648 4; `undefined`: the value isn't bytes. */
export function base64Text(value: unknown): string | undefined {
  const bytes = bytesOf(value);
  return bytes && toBase64(bytes);
}

/** RFC 4648 5, without padding. */
export function urlText(value: unknown): string | undefined {
  return base64Text(value)?.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

/**
 * Bytes per call: a multiple of 3, so that only the last has padding, and not too many arguments.
 */
const chunkLength = 12_288;

/** RFC 4648 4. */
export function toBase64(value: Uint8Array): string {
  let text = "";
  for (let i = 0; i < value.length; i += chunkLength) {
    // `apply`, because a spread uses an iterator and is six times slower.
    text += btoa(Reflect.apply(String.fromCharCode, null, value.subarray(i, i + chunkLength)));
  }
  return text;
}
