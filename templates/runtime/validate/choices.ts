/** Rules made of rules. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { kept } from "./kept.js";
import { isPlainObject } from "./objects.js";
import {
  allFit,
  type Check,
  fitsQuietly,
  type Issue,
  type JsonSchema,
  type Rule,
  type Run,
} from "./rule.js";
import { alsoFits, issuesOf, tellNew } from "./tell-once.js";

/** A value that fits one or more of these. */
export function anyOfRule(...rules: readonly Rule[]): Rule {
  return {
    fits(value, run) {
      for (const rule of rules) if (fitsVariant(value, rule, run)) return true;
      return tellBest(value, rules, run);
    },
    json: (define) => ({ anyOf: rules.map((rule) => rule.json(define)) }),
  };
}

/** How many choices are being asked inside each other, and how many tell why nothing fits. */
let asking = 0;
let telling = 0;

/** Beyond, a choice would ask all its variants again for each of those around it. */
const mostNested = 3;

/** What deep choices have found of an object, until the outermost one has its answer. */
const verdicts = /* @__PURE__ */ new Map<Rule, Map<object, boolean>>();

/** Like `fitsQuietly`, in time that grows with the depth of a value, and not exponentially. */
function fitsVariant(value: unknown, rule: Rule, run: Run): boolean {
  const isKept = asking > mostNested && typeof value === "object" && value !== null;
  const known = isKept ? kept(verdicts, rule, () => new Map<object, boolean>()) : undefined;
  const before = known?.get(value as object);
  if (before !== undefined) return before;
  asking++;
  try {
    const fits = fitsQuietly(value, rule, run);
    known?.set(value as object, fits);
    return fits;
  } finally {
    if (--asking === 0 && verdicts.size > 0) verdicts.clear();
  }
}

/** Of all variants, that one speaks which knows the value best. */
function tellBest(value: unknown, rules: readonly Rule[], run: Run): false {
  if (!run.goesOn) return false;
  const own = run.path.length;
  telling++;
  let byRule: readonly (readonly Issue[])[];
  try {
    byRule = telling > mostNested ? [] : rules.map((rule) => issuesOf(value, rule, run));
  } finally {
    telling--;
  }
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
  const asked = rules.map((rule): Rule => ({
    fits: (value, run) => alsoFits(value, rule, run),
    json: rule.json,
  }));
  return {
    fits: (value, run) => allFit(run.most === 0 ? rules : asked, value, run),
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
      const found = rules.filter((rule) => fitsVariant(value, rule, run)).length;
      if (found === 1) return true;
      return found === 0
        ? tellBest(value, rules, run)
        : run.tell("oneOf", `expected one of ${rules.length} variants, fits ${found}`);
    },
    json: (define) => ({ oneOf: rules.map((rule) => rule.json(define)) }),
  };
}
