/** Rules made of rules. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { isPlainObject } from "./objects.js";
import { fitsQuietly } from "./quiet-verdicts.js";
import { allFit, type Check, type Issue, type JsonSchema, type Rule, type Run } from "./rule.js";
import { further, hasToldMuch, issuesOf, tellNew } from "./tell-once.js";

/** A value that fits one or more of these. */
export function anyOfRule(...rules: readonly Rule[]): Rule {
  return {
    fits(value, run) {
      for (const rule of rules) if (fitsQuietly(value, rule, run)) return true;
      return tellBest(value, rules, run);
    },
    json: (define) => ({ anyOf: rules.map((rule) => rule.json(define)) }),
  };
}

/** Of all variants, that one speaks which knows the value best. */
function tellBest(value: unknown, rules: readonly Rule[], run: Run): false {
  if (!run.goesOn) return false;
  const own = run.path.length;
  const byRule = hasToldMuch(run) ? [] : rules.map((rule) => issuesOf(value, rule, run, run.most));
  const isNear = (issues: readonly Issue[]) => issues.every(({ path }) => path.length > own);
  const near = byRule.filter(isNear).sort((a, b) => a.length - b.length);
  const [best, second] = near;
  if (best !== undefined && best.length !== second?.length) return tellNew(best, run);
  const told = new Set(byRule.map(([first]) => first?.message.replace("expected ", "")));
  const isFlat = near.length === 0 && byRule.length > 0;
  const message = isFlat ? `expected ${[...told].join(", or ")}` : "fits none of the variants";
  return tellNew([{ path: [...run.path], message, keyword: "anyOf" }], run);
}

export function nullableRule(rule: Rule): Rule {
  return {
    fits: (value, run) => value === null || rule.fits(value, run),
    json: (define) => ({ anyOf: [rule.json(define), { type: "null" }] }),
  };
}

/**
 * An object whose variant a member tells.
 * @param rest the variant for all other words, and for objects without one
 */
export function taggedRule(
  name: string,
  variants: readonly (readonly [words: readonly string[], rule: Rule])[],
  rest: Rule | null = null,
): Rule {
  const byWord = new Map(variants.flatMap(([words, rule]) => words.map((word) => [word, rule])));
  const words = [...byWord.keys()].map((word) => JSON.stringify(word)).join(", ");
  return {
    fits(value, run) {
      if (!isPlainObject(value)) return run.tell("type", "expected an object");
      const word = hasOwn(value, name) ? value[name] : undefined;
      // Not all objects have a text: `{ "toString": 1 }`.
      const isWord = /string|number|bigint|boolean/.test(typeof word);
      const rule = (isWord ? byWord.get(String(word)) : undefined) ?? rest;
      if (rule !== null) return rule.fits(value, run);
      if (!run.goesOn) return false;
      run.path.push(name);
      run.tell("discriminator", word === undefined ? "missing" : `expected one of ${words}`);
      run.path.pop();
      return false;
    },
    json: (define) => ({
      anyOf: [
        ...variants.map(([words, rule]) => tagged(name, { enum: words }, rule.json(define))),
        ...(rest === null
          ? []
          : [tagged(name, { not: { enum: [...byWord.keys()] } }, rest.json(define), [])]),
      ],
    }),
  };
}

function tagged(name: string, words: JsonSchema, json: JsonSchema, required = [name]): JsonSchema {
  const properties = { [name]: words };
  return { allOf: [json, { properties, ...(required.length > 0 && { required }) }] };
}

/** A value that fits all of these. */
export function allOfRule(...rules: readonly Rule[]): Rule {
  const asked = rules.map(further);
  return {
    fits: (value, run) => allFit(asked, value, run),
    json: (define) => ({ allOf: rules.map((rule) => rule.json(define)) }),
  };
}

/** Values have to fit all of these too. */
export const allOf = (...rules: readonly Rule[]): Check => allOfRule(...rules);

/** Values have to fit one or more of these too. */
export const anyOf = (...rules: readonly Rule[]): Check => anyOfRule(...rules);

/** Values have to fit exactly one of these too. */
export function oneOf(...rules: readonly Rule[]): Check {
  return {
    fits(value, run) {
      const found = rules.filter((rule) => fitsQuietly(value, rule, run)).length;
      if (found === 1) return true;
      return found === 0
        ? tellBest(value, rules, run)
        : run.tell("oneOf", `expected one of ${rules.length} variants, fits ${found}`);
    },
    json: (define) => ({ oneOf: rules.map((rule) => rule.json(define)) }),
  };
}
