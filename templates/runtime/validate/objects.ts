/** Rules for objects. */
import { regularExpression, type TextTest } from "./checks.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import { type Check, checked, type Define, type JsonSchema, type Rule, type Run } from "./rule.js";

/** Rules by name. Pairs where JavaScript would treat a name specially (`__proto__`). */
type Members =
  Readonly<Record<string, Member>> | readonly (readonly [name: string, member: Member])[];

type Member = Rule | Optional;

interface Optional {
  readonly optional: Rule;
}

/** A member that may be missing. */
export function optional(rule: Rule): Optional {
  return { optional: rule };
}

/** What members besides the declared ones have to be: by patterns of their names, or all. */
interface Others {
  /** The rules for a member that isn't declared. */
  of(name: string): readonly Rule[];
  json(define: Define): JsonSchema;
}

/** Members besides the declared ones have to fit this. */
export function others(rule: Rule): Others {
  const rules = [rule];
  return { of: () => rules, json: (define) => ({ additionalProperties: rule.json(define) }) };
}

/** There are no members besides the declared ones. */
export const closed: Others = {
  of: () => [undeclared],
  json: () => ({ additionalProperties: false }),
};

const undeclared: Rule = {
  fits: (_, run) => run.tell("additionalProperties", "no member of this name is allowed"),
  json: () => ({ not: {} }),
};

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
    return { source: isText ? given : given.source, test, rule };
  });
  return {
    of(name) {
      const rules = found.filter(({ test }) => test?.test(name)).map(({ rule }) => rule);
      return rules.length > 0 ? rules : (others?.of(name) ?? []);
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

/** @param others `null`: members besides the declared ones may be anything */
export function objectRule(
  members: Members,
  others: Others | null = null,
  ...checks: readonly Check[]
): Rule {
  const list: readonly (readonly [string, Member])[] = Array.isArray(members)
    ? (members as readonly (readonly [string, Member])[])
    : Object.entries(members);
  const declared = list.map(([name, member]) => ({
    name,
    isOptional: "optional" in member,
    rule: "optional" in member ? member.optional : member,
    // A name that all objects have counts only if the object itself has it.
    isInherited: name in Object.prototype,
  }));
  const names = new Set(declared.map(({ name }) => name));
  const rule: Rule = {
    fits(value, run) {
      if (!isPlainObject(value)) return run.tell("type", "expected an object");
      let fits = true;
      for (const { name, isOptional, rule, isInherited } of declared) {
        const member = isInherited && !hasOwn(value, name) ? undefined : value[name];
        const isFine =
          member === undefined ? isOptional || missing(name, run) : run.fitsAt(name, member, rule);
        if (!isFine) {
          if (!run.goesOn) return false;
          fits = false;
        }
      }
      return (others === null || othersFit(value, others, names, run)) && fits;
    },
    json: (define) => {
      const properties = declared.map(({ name, rule }) => [name, rule.json(define)] as const);
      const required = declared.flatMap(({ name, isOptional }) => (isOptional ? [] : [name]));
      return {
        type: "object",
        ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
        ...(required.length > 0 && { required }),
        ...others?.json(define),
      };
    },
  };
  return checked(rule, checks);
}

function missing(name: string, run: Run): false {
  run.path.push(name);
  run.tell("required", "missing");
  run.path.pop();
  return false;
}

function othersFit(
  value: Readonly<Record<string, unknown>>,
  others: Others,
  declared: ReadonlySet<string>,
  run: Run,
): boolean {
  let fits = true;
  for (const name of Object.keys(value)) {
    if (declared.has(name) || value[name] === undefined) continue;
    for (const rule of others.of(name))
      if (!run.fitsAt(name, value[name], rule)) {
        if (!run.goesOn) return false;
        fits = false;
      }
  }
  return fits;
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
