/** Rules for objects. */
import { regularExpression } from "../encode/codecs/expression.js";
import type { TextTest } from "./checks.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import {
  allFit,
  type Check,
  checked,
  type Define,
  type JsonSchema,
  type Rule,
  type Run,
} from "./rule.js";
import { further } from "./tell-once.js";

/** Rules by name. Pairs where JavaScript would treat a name specially (`__proto__`). */
type Members =
  Readonly<Record<string, Member>> | readonly (readonly [name: string, member: Member])[];

interface Member extends Rule {
  readonly isOptional?: boolean;
}

/** A member that may be missing. */
export function optional({ fits, json }: Rule): Member {
  return { fits, json, isOptional: true };
}

/** What members besides the declared ones have to be: by patterns of their names, or all. */
interface Others {
  /** Whether a member that isn't declared fits. */
  fits(name: string, member: unknown, run: Run): boolean;
  json(define: Define): JsonSchema;
}

/** Members besides the declared ones have to fit this. */
export function others(rule: Rule): Others {
  return {
    fits: (name, member, run) => run.fitsAt(name, member, rule.fits),
    json: (define) => ({ additionalProperties: rule.json(define) }),
  };
}

/** There are no members besides the declared ones. */
export const closed: Others = {
  fits: (name, member, run) => run.fitsAt(name, member, undeclared),
  json: () => ({ additionalProperties: false }),
};

const undeclared: Rule["fits"] = (_, run) =>
  run.tell("additionalProperties", "no member of this name is allowed");

/**
 * @param others of members that no pattern finds
 * @param patterns regular expressions (flag `u`) of the names of members that aren't declared
 */
export function byPattern(
  others: Others | null,
  ...patterns: readonly (readonly [source: string | TextTest, rule: Rule])[]
): Others {
  const found = patterns.map(([given, rule]) => {
    const isText = typeof given === "string";
    const test = isText ? regularExpression(given) : given;
    return { source: isText ? given : given.source, test, rule: further(rule) };
  });
  return {
    fits(name, member, run) {
      const rules = found.filter(({ test }) => test?.test(name)).map(({ rule }) => rule);
      if (rules.length === 0) return others === null || others.fits(name, member, run);
      return run.fitsAt(name, member, (value) => allFit(rules, value, run));
    },
    json: (define) => ({
      patternProperties: Object.fromEntries(
        found.map(({ source, rule }) => [source, rule.json(define)]),
      ),
      ...(define.isOwn && {
        patternTests: new Map(found.map(({ source, test }) => [source, test])),
      }),
      ...others?.json(define),
    }),
  };
}

interface Declared {
  readonly name: string;
  readonly rule: Rule;
  readonly fits: Rule["fits"];
  /** 1: it has to be there; 0: it may be missing. */
  readonly required: 0 | 1;
  /** The one that followed it in the last value: values have their members in the same order mostly. */
  next: Declared | undefined;
}

/** @param others `null`: members besides the declared ones may be anything */
export function objectRule(
  members: Members,
  others: Others | null = null,
  ...checks: readonly Check[]
): Rule {
  const list: readonly (readonly [string, Member])[] = Array.isArray(members)
    ? (members as readonly (readonly [string, Member])[])
    : Object.entries(members);
  const declared = list.map(([name, rule]): Declared => ({
    name,
    rule,
    fits: rule.fits,
    required: rule.isOptional ? 0 : 1,
    next: undefined,
  }));
  const byName = new Map(declared.map((one) => [one.name, one]));
  const required = declared.filter((one) => one.required).map(({ name }) => name);
  // What follows the last one is what values begin with.
  const start = declared[declared.length - 1];
  const rule: Rule = {
    fits(value, run) {
      if (!isPlainObject(value)) return run.tell("type", "expected an object");
      let fits = true;
      let missing = required.length;
      let last = start;
      for (const name in value) {
        const member = value[name];
        if (member === undefined || !hasOwn(value, name)) continue;
        let one = last?.next;
        if (one?.name !== name && (one = byName.get(name)) !== undefined) last!.next = one;
        if (one !== undefined) {
          last = one;
          missing -= one.required;
          if (run.fitsAt(name, member, one.fits)) continue;
        } else if (!others || others.fits(name, member, run)) continue;
        if (!run.goesOn) return false;
        fits = false;
      }
      if (missing > 0)
        for (const name of required)
          if (!hasOwn(value, name) || value[name] === undefined)
            fits = run.fitsAt(name, undefined, isMissing);
      return fits;
    },
    json: (define) => ({
      type: "object",
      ...(start && {
        properties: Object.fromEntries(declared.map(({ name, rule }) => [name, rule.json(define)])),
      }),
      ...(required.length > 0 && { required }),
      ...others?.json(define),
    }),
  };
  return checked(rule, checks);
}

const isMissing: Rule["fits"] = (_, run) => run.tell("required", "missing");

export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
