/** What values have to fit that fit a condition, and what all others. */
import { fitsQuietly } from "./quiet-verdicts.js";
import type { Check, Rule } from "./rule.js";
import { alsoFits } from "./tell-once.js";

/** `null`: no more than what stands beside it. */
export function conditional(
  condition: Rule,
  fitting: Rule | null,
  others: Rule | null = null,
): Check {
  return {
    fits(value, run) {
      const rule = fitsQuietly(value, condition, run) ? fitting : others;
      return rule === null || alsoFits(value, rule, run);
    },
    json(define) {
      const [when, one, other] = [condition, fitting, others].map((rule) => rule?.json(define));
      // What values are made from has one way for all choices.
      if (define.isOwn) return { oneOf: [{ allOf: [when, one ?? {}] }, other ?? {}] };
      const said = Object.entries({ if: when, else: other }).filter(([, json]) => json);
      return Object.fromEntries(one ? [...said, ["then", one]] : said);
    },
  };
}
