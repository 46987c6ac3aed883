/** What rules made of rules tell: several keywords may say the same of a place. */
import { fitsQuietly } from "./quiet-verdicts.js";
import { type Issue, type Rule, Run } from "./rule.js";

/** A rule beside others that may tell the same of a value. */
export const further = (rule: Rule): Rule => ({
  fits: (value, run) => alsoFits(value, rule, run),
  json: rule.json,
});

/** Whether a value fits a further rule. Of what doesn't fit, it tells what isn't told already. */
export function alsoFits(value: unknown, rule: Rule, run: Run): boolean {
  if (fitsQuietly(value, rule, run)) return true;
  if (!run.goesOn) return false;
  return tellNew(issuesOf(value, rule, run, hasToldMuch(run) ? 1 : run.most), run);
}

/** All issues of each level of a deep value would take exponential time. */
export const hasToldMuch = ({ told = 0 }: Run): boolean => told > 300;

/** Tells these, except for what is told already, if only in better words. */
export function tellNew(issues: readonly Issue[], run: Run): false {
  for (const issue of issues) {
    const isSame = ({ path, message, keyword }: Issue) =>
      (message === issue.message || (hasToldMuch(run) && keyword === issue.keyword)) &&
      path.length === issue.path.length &&
      path.every((key, at) => key === issue.path[at]);
    if (run.goesOn && !run.issues.some(isSame)) run.issues.push(issue);
  }
  return false;
}

/** What a rule would tell of a value. @param most how many issues are wanted */
export function issuesOf(value: unknown, rule: Rule, outer: Run, most: number): readonly Issue[] {
  const { isWire, path, depth, asked, told = 0 } = outer;
  const run = Object.assign(new Run(most, isWire, [...path]), { depth, asked, told: told + 1 });
  rule.fits(value, run);
  outer.asked = run.asked;
  outer.told = run.told;
  return run.issues;
}
