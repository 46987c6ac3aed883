/**
 * Unions of which constants and required members tell which variants a value can be. A module of its
 * own: most unions are settled by less.
 */
import type { Codec, CodecNode } from "./codec.js";
import { hasOwn, isObject } from "./scalar.js";
import { choosing } from "./union.js";

/** One of these values; or an object with these members, or an array, of which more is known. */
export type Rule =
  | readonly (string | number | boolean | null)[]
  | {
      readonly has?: readonly string[];
      /** Pairs where JavaScript would reorder the names. */
      readonly fields?:
        Readonly<Record<string, Rule>> | readonly (readonly [name: string, rule: Rule])[];
      readonly items?: Rule;
    };

/** The first of those that fit the value best, of those whose rule it fulfils where it does any. */
export function ruled<T>(
  ...variants: readonly (readonly [rule: Rule, codec: CodecNode])[]
): Codec<T> {
  const among = (value: unknown) => {
    const fulfilled = variants.filter(([rule]) => fulfils(value, rule));
    return fulfilled.length > 0 ? fulfilled.map(([, codec]) => codec) : undefined;
  };
  return choosing({ kind: "union", of: variants.map(([, codec]) => codec), among });
}

/** What isn't of the rule's shape at all is no matter of the rule. */
function fulfils(value: unknown, rule: Rule): boolean {
  if (rule instanceof Array) {
    return rule.includes(typeof value === "bigint" ? Number(value) : (value as string));
  }
  const { has = [], fields = {}, items } = rule;
  if (Array.isArray(value)) {
    return !items || value.every((item) => item === undefined || fulfils(item, items));
  }
  if (!isObject(value)) return true;
  const isGiven = (name: string) => hasOwn(value, name) && value[name] !== undefined;
  const pairs = fields instanceof Array ? fields : Object.entries(fields);
  return (
    has.every(isGiven) &&
    pairs.every(([name, inner]) => !isGiven(name) || fulfils(value[name], inner))
  );
}
