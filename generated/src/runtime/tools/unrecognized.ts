// The runtime of wireform, copied. Do not edit.
/**
 * An enum value that the document doesn't list: a type of its own, based on string (or number). You
 * can send back what you read; misspelt values and other strings are refused.
 */
export type Unrecognized<T extends string | number | bigint = string> = T & Mark;

/**
 * The same if values tell variants apart: comparing with a known value excludes it, as no known
 * value begins with `\0`. (Nor does any real value.)
 */
export type UnrecognizedWord = `\0${string}` & Mark;

interface Mark {
  readonly [mark]: true;
}

declare const mark: unique symbol;

/** Makes one on purpose, for a value that the server already knows: `unrecognized("archived")`. */
export function unrecognized(value: string): UnrecognizedWord;
export function unrecognized(value: number): Unrecognized<number>;
export function unrecognized(value: bigint): Unrecognized<bigint>;
export function unrecognized(value: string | number | bigint): unknown {
  return value;
}
