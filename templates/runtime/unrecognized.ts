/**
 * A word of a server's that the document doesn't have: a string that equals no literal, as its type
 * goes, so that a comparison with a known word leaves it out. No value has this name.
 */
declare enum Unrecognized {
  word = "",
}

export type { Unrecognized };
