/**
 * Whether a value fits a rule that is asked beside others of the same value: a variant, a part of
 * `allOf`, a condition. Where schemas contain such rules again and again, each level of a value would
 * multiply the time. So after some questions it is kept what a rule has found of an object.
 */
import { kept } from "./kept.js";
import type { Rule, Run } from "./rule.js";

/** Keeping verdicts takes time, too: few values ask more questions, or more inside each other. */
const few = 100;
const shallow = 8;

/** How many questions are being answered inside each other. */
let asking = 0;

/** What rules have found of objects during one validation. */
let verdicts: WeakMap<object, Map<Rule, boolean>>;

/** Whether a value fits, without telling anything. */
export function fitsQuietly(value: unknown, rule: Rule, run: Run): boolean {
  const { most, asked = 0 } = run;
  run.asked = asked + 1;
  // Values may have changed since the last validation.
  if (asked === few) verdicts = new WeakMap();
  const isKept = asked >= few && (asking > 0 || run.depth > shallow);
  const known =
    isKept && typeof value === "object" && value !== null
      ? kept(verdicts, value, () => new Map<Rule, boolean>())
      : undefined;
  const before = known?.get(rule);
  if (before !== undefined) return before;
  run.most = 0;
  asking++;
  try {
    const fits = rule.fits(value, run);
    known?.set(rule, fits);
    return fits;
  } finally {
    run.most = most;
    asking--;
  }
}
