/** Rules for values without parts. */
import { allFit, type Check, checked, fitsInteger, fitsText, type Rule } from "./rule.js";

export const anyRule = (...checks: readonly Check[]): Rule =>
  checked({ fits: () => true, json: () => ({}) }, checks);

/** No value fits. */
export const neverRule = (): Rule => ({
  fits: (_, run) => run.tell("not", "expected no value"),
  json: () => ({ not: {} }),
});

export const nullRule = (): Rule =>
  typeRule((value, run) => value === null || run.tell("type", "expected null"), "null", []);

export const booleanRule = (...checks: readonly Check[]): Rule =>
  typeRule(
    (value, run) => typeof value === "boolean" || run.tell("type", "expected a boolean"),
    "boolean",
    checks,
  );

export const stringRule = (...checks: readonly Check[]): Rule =>
  typeRule(fitsText, "string", checks);

export const numberRule = (...checks: readonly Check[]): Rule =>
  typeRule(
    (value, run) => Number.isFinite(value) || run.tell("type", "expected a number"),
    "number",
    checks,
  );

export const integerRule = (...checks: readonly Check[]): Rule =>
  typeRule(fitsInteger, "integer", checks);

function typeRule(fits: Rule["fits"], type: string, checks: readonly Check[]): Rule {
  return checked({ fits, json: () => ({ type }) }, checks);
}

/** One of these values. */
export function enumRule(...values: readonly (string | number | boolean | null)[]): Rule {
  const known = new Set<unknown>(values);
  const isOne = values.length === 1;
  const keyword = isOne ? "const" : "enum";
  return {
    fits(value, run) {
      if (known.has(value)) return true;
      const list = values.slice(0, 10).map((value) => JSON.stringify(value));
      if (values.length > 10) list.push("...");
      return run.tell(keyword, `expected ${isOne ? "" : "one of "}${list.join(", ")}`);
    },
    json: () => ({ [keyword]: isOne ? values[0] : values }),
  };
}

/** What stands for a text or a number in a program. */
type Instance = "Date" | "bigint" | "bytes";

const instanceTests: Readonly<Record<Instance, (value: unknown) => boolean>> = {
  Date: (value) => value instanceof Date && !Number.isNaN(+value),
  bigint: (value) => typeof value === "bigint",
  bytes: (value) =>
    value instanceof Uint8Array || value instanceof ArrayBuffer || value instanceof Blob,
};

/** A `Date`, a bigint or bytes fit too, with checks of its own. The JSON Schema is that of what is sent. */
export function orInstance(instance: Instance, rule: Rule, ...checks: readonly Check[]): Rule {
  const isInstance = instanceTests[instance];
  return {
    fits: (value, run) => (isInstance(value) ? allFit(checks, value, run) : rule.fits(value, run)),
    json: (define) => rule.json(define),
  };
}

/** Only a `Date` or a bigint fits, or what is sent for it. The JSON Schema is that of what is sent. */
export function instanceRule(instance: Instance, rule: Rule, ...checks: readonly Check[]): Rule {
  const isInstance = instanceTests[instance];
  return {
    fits: (value, run) =>
      isInstance(value)
        ? allFit(checks, value, run)
        : run.isWire
          ? rule.fits(value, run)
          : run.tell("type", `expected a ${instance}`),
    json: (define) => ({ ...rule.json(define), ...(define.isOwn && { instance }) }),
  };
}

/** A bigint fits as the number that it is; beyond 2^53, as the nearest one. */
export const asNumber = (rule: Rule): Check => ({
  fits: (value, run) => rule.fits(Number(value), run),
  json: () => ({}),
});

/** A value of the user's type, or what is printed of it. The JSON Schema is that of what is sent. */
export function printedRule(print: (value: never) => unknown, rule: Rule): Rule {
  return {
    fits(value, run) {
      if (run.isWire) return rule.fits(value, run);
      let wire: unknown;
      try {
        wire = print(value as never);
      } catch {
        return run.tell("type", "expected a value of the format's type");
      }
      return rule.fits(wire, run);
    },
    json: (define) => rule.json(define),
  };
}
