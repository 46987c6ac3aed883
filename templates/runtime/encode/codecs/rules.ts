/**
 * Unions whose constants and required members tell which variants a value can be. A separate
 * module, as most unions don't need it.
 */
import type { Codec, CodecNode } from "./codec.js";
import { hasOwn, isObject } from "./scalar.js";
import { choosing } from "./union.js";

/** One of these values; or an object with these members, or an array, with further rules. */
export type Rule =
  | readonly (string | number | boolean | null)[]
  | {
      readonly has?: readonly string[];
      /** Pairs if JavaScript would reorder the names. */
      readonly fields?:
        Readonly<Record<string, Rule>> | readonly (readonly [name: string, rule: Rule])[];
      readonly items?: Rule;
    };

/**
 * The first of the best fitting variants, among those whose rule the value satisfies, if there are
 * any.
 */
export function ruled<T>(
  ...variants: readonly (readonly [rule: Rule, codec: CodecNode])[]
): Codec<T> {
  const among = (value: unknown) => {
    const fulfilled = variants.filter(([rule]) => fulfils(value, rule));
    return fulfilled.length > 0 ? fulfilled.map(([, codec]) => codec) : undefined;
  };
  return choosing({ kind: "union", of: variants.map(([, codec]) => codec), among });
}

/** A rule doesn't apply to a value of another shape. */
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
