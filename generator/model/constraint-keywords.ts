import type { Constraints } from "./constraints.js";

/** A keyword of `Constraints`. */
interface KeywordFacts {
  /** The values that it concerns. */
  readonly of: "texts" | "numbers" | "lists" | "objects" | "any";
  readonly both: Both;
}

/**
 * How the keywords of two schemas for one value are merged. `one`: they can't be merged, so the other goes
 * to `allOf`. `nearest`: the one nearer to the use of the schema counts.
 */
export type Both =
  "highest" | "lowest" | "common" | "flag" | "one" | "counted" | "nearest" | "joined";

export const constraintKeywords = {
  format: { of: "any", both: "one" },
  contentMediaType: { of: "texts", both: "one" },
  contentEncoding: { of: "texts", both: "one" },
  minLength: { of: "texts", both: "highest" },
  maxLength: { of: "texts", both: "lowest" },
  pattern: { of: "texts", both: "one" },
  minimum: { of: "numbers", both: "highest" },
  exclusiveMinimum: { of: "numbers", both: "highest" },
  maximum: { of: "numbers", both: "lowest" },
  exclusiveMaximum: { of: "numbers", both: "lowest" },
  multipleOf: { of: "numbers", both: "common" },
  minItems: { of: "lists", both: "highest" },
  maxItems: { of: "lists", both: "lowest" },
  uniqueItems: { of: "lists", both: "flag" },
  contains: { of: "lists", both: "counted" },
  minContains: { of: "lists", both: "counted" },
  maxContains: { of: "lists", both: "counted" },
  minProperties: { of: "objects", both: "highest" },
  maxProperties: { of: "objects", both: "lowest" },
  dependentRequired: { of: "objects", both: "joined" },
  dependentSchemas: { of: "objects", both: "one" },
  const: { of: "any", both: "one" },
  default: { of: "any", both: "nearest" },
  examples: { of: "any", both: "joined" },
  allOf: { of: "any", both: "joined" },
  anyOf: { of: "any", both: "one" },
  oneOf: { of: "any", both: "one" },
  not: { of: "any", both: "one" },
  if: { of: "any", both: "one" },
  unsupported: { of: "any", both: "joined" },
} as const satisfies Record<keyof Constraints, KeywordFacts>;

export type ConstraintKeyword = keyof typeof constraintKeywords;

export function isConstraint(keyword: string): keyword is ConstraintKeyword {
  return Object.hasOwn(constraintKeywords, keyword);
}

/** The keywords of which two are brought together by one rule. */
export type KeywordsBy<Rule extends Both> = {
  [K in ConstraintKeyword]: (typeof constraintKeywords)[K]["both"] extends Rule ? K : never;
}[ConstraintKeyword];

export function isMergedBy<Rule extends Both>(
  keyword: ConstraintKeyword,
  rule: Rule,
): keyword is KeywordsBy<Rule> {
  return constraintKeywords[keyword].both === rule;
}
