/** Rules for lists. */
import { stableText } from "./checks.js";
import { fitsQuietly } from "./quiet-verdicts.js";
import { type Check, check, checked, counted, type Rule } from "./rule.js";

export function arrayRule(items: Rule, ...checks: readonly Check[]): Rule {
  const rule: Rule = {
    fits(value, run) {
      if (!Array.isArray(value)) return run.tell("type", "expected an array");
      let fits = true;
      for (let at = 0; at < value.length; at++) {
        if (run.fitsAt(at, value[at], items.fits)) continue;
        if (!run.goesOn) return false;
        fits = false;
      }
      return fits;
    },
    json: (define) => ({ type: "array", items: items.json(define) }),
  };
  return checked(rule, checks);
}

/**
 * A list whose first items have rules of their own.
 * @param required how many of them must be there
 * @param rest of further items; `null`: there are none
 */
export function tupleRule(
  first: readonly Rule[],
  required: number,
  rest: Rule | null,
  ...checks: readonly Check[]
): Rule {
  const rule: Rule = {
    fits(value, run) {
      if (!Array.isArray(value)) return run.tell("type", "expected an array");
      let fits = true;
      if (value.length < required)
        fits = run.tell("minItems", `expected at least ${counted(required, "item")}`);
      if (rest === null && value.length > first.length)
        fits = run.tell("items", `expected at most ${counted(first.length, "item")}`);
      if (!fits && !run.goesOn) return false;
      for (let at = 0; at < value.length; at++) {
        const item = at < first.length ? first[at]! : rest;
        if (item === null) break;
        if (!run.fitsAt(at, value[at], item.fits)) {
          if (!run.goesOn) return false;
          fits = false;
        }
      }
      return fits;
    },
    json: (define) => ({
      type: "array",
      ...(first.length > 0 && { prefixItems: first.map((item) => item.json(define)) }),
      ...(required > 0 && { minItems: required }),
      items: rest === null ? false : rest.json(define),
    }),
  };
  return checked(rule, checks);
}

const listCheck = (
  keyword: string,
  value: unknown,
  expected: string,
  fits: (items: readonly unknown[]) => boolean,
): Check => check(keyword, value, expected, (given) => !Array.isArray(given) || fits(given));

export const minItems = (least: number): Check =>
  listCheck(
    "minItems",
    least,
    `at least ${counted(least, "item")}`,
    ({ length }) => length >= least,
  );

export const maxItems = (most: number): Check =>
  listCheck("maxItems", most, `at most ${counted(most, "item")}`, ({ length }) => length <= most);

export const uniqueItems = (): Check =>
  listCheck(
    "uniqueItems",
    true,
    "items that all differ",
    (items) => new Set(items.map(stableText)).size === items.length,
  );

/** @param most `null`: any number */
export function contains(item: Rule, least: number, most: number | null): Check {
  return {
    fits(value, run) {
      if (!Array.isArray(value)) return true;
      const found = value.filter((one) => fitsQuietly(one, item, run)).length;
      if (found >= least && (most === null || found <= most)) return true;
      const limit =
        most === null ? `at least ${counted(least, "item")}` : `${least} to ${most} items`;
      return run.tell("contains", `expected ${limit} of a kind, found ${found}`);
    },
    json: (define) => ({
      contains: item.json(define),
      ...(least !== 1 && { minContains: least }),
      ...(most !== null && { maxContains: most }),
    }),
  };
}
