/** What values must not fit. */
import { hasMember } from "./object-checks.js";
import { isPlainObject } from "./objects.js";
import { fitsQuietly } from "./quiet-verdicts.js";
import type { Check, Rule } from "./rule.js";

export function not(rule: Rule): Check {
  return {
    fits: (value, run) =>
      !fitsQuietly(value, rule, run) || run.tell("not", "expected a value that isn't excluded"),
    json: (define) => ({ not: rule.json(define) }),
  };
}

/** Objects that have all these members don't fit. */
export function notAll(...names: readonly string[]): Check {
  const expected = names.length === 1 ? `no ${names[0]}` : `not all of ${names.join(", ")}`;
  return {
    fits: (value, run) =>
      !isPlainObject(value) ||
      !names.every((name) => hasMember(value, name)) ||
      run.tell("not", `expected ${expected}`),
    json: () => ({ not: { type: "object", required: names } }),
  };
}
