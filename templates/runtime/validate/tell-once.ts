/** What rules made of rules tell: several keywords may say the same of a place. */
import { type Issue, type Rule, Run } from "./rule.js";

/** Whether a value fits a further rule. Of what doesn't fit, it tells what isn't told already. */
export function alsoFits(value: unknown, rule: Rule, run: Run): boolean {
  if (run.most === 0) return rule.fits(value, run);
  const issues = issuesOf(value, rule, run);
  return issues.length === 0 || tellNew(issues, run);
}

/** Tells these, except for what is told already. */
export function tellNew(issues: readonly Issue[], run: Run): false {
  for (const issue of issues) {
    const isSame = ({ path, message }: Issue) =>
      message === issue.message && `${path}` === `${issue.path}`;
    if (run.goesOn && !run.issues.some(isSame)) run.issues.push(issue);
  }
  return false;
}

/** What a rule would tell of a value. */
export function issuesOf(
  value: unknown,
  rule: Rule,
  { most, isWire, path, depth }: Run,
): readonly Issue[] {
  const run = new Run(most, isWire, path);
  run.depth = depth;
  rule.fits(value, run);
  return run.issues;
}
