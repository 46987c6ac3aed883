/** The keywords about objects. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { isPlainObject } from "./objects.js";
import { type Check, check, counted, type Rule } from "./rule.js";

type Fields = Readonly<Record<string, unknown>>;

const objectCheck = (
  keyword: string,
  value: unknown,
  expected: string,
  fits: (fields: Fields) => boolean,
): Check => check(keyword, value, expected, (given) => !isPlainObject(given) || fits(given));

const hasMember = (fields: Fields, name: string) =>
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
        if (hasMember(value, name) && !rule.fits(value, run)) {
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

/** At least one group of members is there, without the members that it excludes. */
export function oneGroupOf(
  ...groups: readonly (readonly [required: readonly string[], absent: readonly string[]])[]
): Check {
  const list = groups.map(([required]) => required.join(" and ")).join(", or ");
  return {
    fits: (value, run) =>
      !isPlainObject(value) ||
      groups.some(
        ([required, absent]) =>
          required.every((name) => hasMember(value, name)) &&
          !absent.some((name) => hasMember(value, name)),
      ) ||
      run.tell("required", `expected ${list}`),
    json: () => ({
      anyOf: groups.map(([required, absent]) => ({
        required,
        ...(absent.length > 0 && { not: { anyOf: absent.map((name) => ({ required: [name] })) } }),
      })),
    }),
  };
}
