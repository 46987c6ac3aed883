/** The keywords about objects. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { isPlainObject } from "./objects.js";
import { type Check, check, counted, type Rule } from "./rule.js";
import { alsoFits } from "./tell-once.js";

type Fields = Readonly<Record<string, unknown>>;

const objectCheck = (
  keyword: string,
  value: unknown,
  expected: string,
  fits: (fields: Fields) => boolean,
): Check => check(keyword, value, expected, (given) => !isPlainObject(given) || fits(given));

export const hasMember = (fields: Fields, name: string): boolean =>
  hasOwn(fields, name) && fields[name] !== undefined;

const memberCount = (fields: Fields) =>
  Object.values(fields).filter((member) => member !== undefined).length;

export const minProperties = (least: number): Check =>
  objectCheck(
    "minProperties",
    least,
    `at least ${counted(least, "member")}`,
    (fields) => memberCount(fields) >= least,
  );

export const maxProperties = (most: number): Check =>
  objectCheck(
    "maxProperties",
    most,
    `at most ${counted(most, "member")}`,
    (fields) => memberCount(fields) <= most,
  );

/** The members that have to be there if another is. */
export const dependentRequired = (by: Readonly<Record<string, readonly string[]>>): Check =>
  objectCheck(
    "dependentRequired",
    by,
    `also ${Object.entries(by)
      .map(([name, names]) => `${names.join(", ")} beside ${name}`)
      .join("; ")}`,
    (fields) =>
      Object.entries(by).every(
        ([name, names]) =>
          !hasMember(fields, name) || names.every((other) => hasMember(fields, other)),
      ),
  );

/** What the whole object has to fit if a member is there. */
export function dependentSchemas(by: Readonly<Record<string, Rule>>): Check {
  const entries = Object.entries(by);
  return {
    fits(value, run) {
      if (!isPlainObject(value)) return true;
      let fits = true;
      for (const [name, rule] of entries)
        if (hasMember(value, name) && !alsoFits(value, rule, run)) {
          if (!run.goesOn) return false;
          fits = false;
        }
      return fits;
    },
    json: (define) => ({
      dependentSchemas: Object.fromEntries(
        entries.map(([name, rule]) => [name, rule.json(define)]),
      ),
    }),
  };
}

/** All members of a group are there, of one at least. */
export function someGroupOf(...groups: readonly (readonly string[])[]): Check {
  return groupsCheck("anyOf", groups, (whole) => whole > 0);
}

/** All members of a group are there, of one alone. */
export function oneGroupOf(...groups: readonly (readonly string[])[]): Check {
  return groupsCheck("oneOf", groups, (whole) => whole === 1);
}

function groupsCheck(
  keyword: "anyOf" | "oneOf",
  groups: readonly (readonly string[])[],
  isEnough: (whole: number) => boolean,
): Check {
  const list = groups.map((names) => names.join(" and ")).join(", or ");
  const isWhole = (value: Fields, names: readonly string[]) =>
    names.every((name) => hasMember(value, name));
  return {
    fits: (value, run) =>
      !isPlainObject(value) ||
      isEnough(groups.filter((names) => isWhole(value, names)).length) ||
      run.tell("required", `expected ${list}`),
    json: () => ({ [keyword]: groups.map((required) => ({ required })) }),
  };
}
