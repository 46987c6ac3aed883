/** Dialects: they define what OpenAPI leaves undefined on the wire. */
import type { ArrayNotation, Dialect, Notation, Nulls } from "./parameter.js";
import type { PartEncoding, PropertyEncoding } from "./body.js";
import { ruleOf } from "./styles.js";

interface DialectRule {
  /** After whom it is named: the specification, a vendor's client, or the parser on the server. */
  readonly of: "specification" | "vendor" | "parser";
  /** The notation of lists, where it knows only one. */
  readonly arrays: ArrayNotation | null;
}

/** A dialect that is added says here what it is. */
const rules = {
  oas: { of: "specification", arrays: null },
  stripe: { of: "vendor", arrays: null },
  qs: { of: "parser", arrays: null },
  php: { of: "parser", arrays: null },
  // Rack reads `a[0]` as a hash.
  rails: { of: "parser", arrays: "brackets" },
} as const satisfies Readonly<Record<Dialect, DialectRule>>;

export const dialects = Object.keys(rules) as readonly Dialect[];

/** The words of the configuration and of `x-wireform`: each has to be here. */
export const arrayNotations = keysOf<ArrayNotation>({ indices: true, brackets: true });
export const nullRules = keysOf<Nulls>({ empty: true, omit: true });

function keysOf<Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(words) as Word[];
}

/** The default. */
export const usualNotation: Notation = {
  dialect: "oas",
  isDialectSaid: false,
  arrays: "indices",
  nulls: "empty",
};

/** A dialect that writes what a vendor's own client sends. */
export type VendorDialect = {
  [D in Dialect]: (typeof rules)[D]["of"] extends "vendor" ? D : never;
}[Dialect];

export function isVendor(dialect: Dialect): dialect is VendorDialect {
  return rules[dialect].of === "vendor";
}

/** A dialect that is named after the parser on the server. */
export type ParserDialect = {
  [D in Dialect]: (typeof rules)[D]["of"] extends "parser" ? D : never;
}[Dialect];

export function isParser(dialect: Dialect): dialect is ParserDialect {
  return rules[dialect].of === "parser";
}

/** Whether nobody but OpenAPI settles anything. */
export function isSpecified(dialect: Dialect): boolean {
  return rules[dialect].of === "specification";
}

/** The notation that a dialect has, where it leaves no choice. */
export function arraysOf(dialect: Dialect, arrays: ArrayNotation): ArrayNotation {
  return rules[dialect].arrays ?? arrays;
}

/** Whether a dialect has another notation than the one that is asked for. */
export function refusesArrays(dialect: Dialect, arrays: ArrayNotation): boolean {
  return arraysOf(dialect, arrays) !== arrays;
}

/** The notation, where it has to be said: it is neither the usual one nor all that the dialect has. */
export function unusualArrays(dialect: Dialect, arrays: ArrayNotation): ArrayNotation | null {
  return arrays === usualNotation.arrays || rules[dialect].arrays !== null ? null : arrays;
}

/**
 * Whether a dialect decides how a value is written. `stripe` always does; a parser's dialect doesn't
 * concern what brackets can't express: a media type, and a list that is one text.
 */
export function isSettledBy(dialect: Dialect, encoding: PropertyEncoding | undefined): boolean {
  if (isSpecified(dialect)) return false;
  if (rules[dialect].of === "vendor" || encoding === undefined) return true;
  return encoding.kind === "style" && (ruleOf(encoding.style).nests || encoding.explode);
}

/** Whether a dialect decides how a part is written: its headers are the document's in any case. */
export function isPartSettledBy(dialect: Dialect, part: PartEncoding): boolean {
  if (rules[dialect].of === "vendor") return true;
  return part.headers.length === 0 && isSettledBy(dialect, part.encoding ?? undefined);
}
