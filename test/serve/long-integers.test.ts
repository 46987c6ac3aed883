/** Integers that a number can't hold, in a value that was decoded. */
import { expect, it } from "vitest";
import {
  longIntegers,
  roundedIntegers,
  sentMisfits,
} from "../../templates/runtime/serve/long-integers.js";
import { anyOfRule } from "../../templates/runtime/validate/choices.js";
import { maximum } from "../../templates/runtime/validate/checks.js";
import { arrayRule } from "../../templates/runtime/validate/lists.js";
import {
  booleanRule,
  integerRule,
  numberRule,
  orInstance,
  stringRule,
} from "../../templates/runtime/validate/scalars.js";
import type { Rule } from "../../templates/runtime/validate/rule.js";

const long = 2n ** 60n;
const at = (...path: readonly (string | number)[]) => ({
  path,
  message: "expected an integer that a number holds exactly",
  keyword: "int64",
});
const values = () => ({ a: 1, b: [1, { c: long }, long], d: "x", e: null });
// Bytes have no members, whatever else they carry.
const bytes = [new BigInt64Array([1n]), Object.assign(new Blob(), { long })];

it("are found with their places", () => {
  expect(longIntegers(long)).toEqual([at()]);
  expect(longIntegers(values())).toEqual([at("b", 1, "c"), at("b", 2)]);
  expect(longIntegers({ a: long, b: [long] }, ["body"])).toEqual([
    at("body", "a"),
    at("body", "b", 0),
  ]);
  expect(bytes.flatMap((one) => longIntegers(one))).toEqual([]);
  expect(["x", 1, null, undefined].flatMap((one) => longIntegers(one))).toEqual([]);
});

it("are rounded where they are", () => {
  const value = values();
  const rounded = 2 ** 60;
  expect(roundedIntegers(value)).toBe(value);
  expect(value).toEqual({ a: 1, b: [1, { c: rounded }, rounded], d: "x", e: null });
  expect(roundedIntegers(long)).toBe(rounded);
  for (const one of bytes) expect(roundedIntegers(one)).toBe(one);
  expect(bytes).toEqual([new BigInt64Array([1n]), expect.objectContaining({ long })]);
  expect(roundedIntegers(null)).toBe(null);
});

it("are no misfits of another kind, and neither are numbers beyond all others", () => {
  const told = (value: unknown, rule: Rule) =>
    sentMisfits(value, arrayRule(rule), ["body", "all"]).map(({ path, message, keyword }) => {
      expect(path.slice(0, 2)).toEqual(["body", "all"]);
      return `${path.slice(2).join(".")}: ${message} (${keyword})`;
    });
  const notHeld = "0: expected an integer that a number holds exactly (int64)";
  expect(told([long, "x"], integerRule())).toEqual([notHeld, "1: expected an integer (type)"]);
  expect(told([long], anyOfRule(stringRule(), booleanRule()))).toEqual([notHeld]);
  expect(told([long], orInstance("bigint", integerRule(), maximum(9)))).toEqual([
    "0: expected at most 9 (maximum)",
  ]);
  expect(told([Infinity, -Infinity, 1], numberRule())).toEqual([
    "0: expected a finite number (type)",
    "1: expected a finite number (type)",
  ]);
});
