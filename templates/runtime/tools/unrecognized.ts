/**
 * A value of an enum that the document doesn't know: a string (or number) of its own kind, as its
 * type goes. What was read can be sent back; a misspelt word and any other string are refused.
 */
export type Unrecognized<T extends string | number | bigint = string> = T & Mark;

/**
 * The same where words tell variants apart: a comparison with a known word leaves it out, as none
 * begins so. No value does either.
 */
export type UnrecognizedWord = `\0${string}` & Mark;

interface Mark {
  readonly [mark]: true;
}

declare const mark: unique symbol;

/** Makes one on purpose, of a value that the server knows already: `unrecognized("archived")`. */
export function unrecognized(value: string): UnrecognizedWord;
export function unrecognized(value: number): Unrecognized<number>;
export function unrecognized(value: bigint): Unrecognized<bigint>;
export function unrecognized(value: string | number | bigint): unknown {
  return value;
}
