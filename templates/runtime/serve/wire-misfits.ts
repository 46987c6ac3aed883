import { type Issue, misfits, type Rule } from "../validate/rule.js";

/** Why a value doesn't fit as it is sent: at most 100 issues. @param at its place in the message */
export function wireMisfits(value: unknown, rule: Rule, at: Issue["path"]): readonly Issue[] {
  return misfits(value, rule, 100, true, [...at]);
}
