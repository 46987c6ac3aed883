/** Rules for values without parts. */
import { expect, it } from "vitest";
import {
  exclusiveMaximum,
  minimum,
  minLength,
  multipleOf,
} from "../../../templates/runtime/validate/checks.js";
import type { Rule } from "../../../templates/runtime/validate/rule.js";
import {
  anyRule,
  asNumber,
  booleanRule,
  enumRule,
  instanceRule,
  integerRule,
  neverRule,
  nullRule,
  numberRule,
  orInstance,
  printedRule,
  stringRule,
} from "../../../templates/runtime/validate/scalars.js";
import { fits, jsonOf, said, saidOfJson } from "./said.js";

const values = [null, true, 1, 1.5, Number.NaN, 1n, "", [], {}, undefined];

it.each<[type: string, rule: () => Rule, fitting: readonly unknown[], message: string]>([
  ["null", () => nullRule(), [null], "expected null"],
  ["boolean", () => booleanRule(), [true], "expected a boolean"],
  ["string", () => stringRule(), [""], "expected a string"],
  ["number", () => numberRule(), [1, 1.5], "expected a number"],
  ["integer", () => integerRule(), [1], "expected an integer"],
])("%s", (type, rule, fitting, message) => {
  for (const value of values)
    expect(said(rule(), value)).toEqual(fitting.includes(value) ? [] : [`type: ${message}`]);
  expect(jsonOf(rule())).toEqual({ type });
});

it("any value fits one rule, and none another", () => {
  expect(said(anyRule(minLength(2)), 1)).toEqual([]);
  expect(said(anyRule(minLength(2)), "a")).toEqual(["minLength: expected at least 2 characters"]);
  expect(said(neverRule(), 1)).toEqual(["not: expected no value"]);
  expect([jsonOf(anyRule()), jsonOf(neverRule())]).toEqual([{}, { not: {} }]);
});

it("checks of a type are asked of values of that type alone", () => {
  const rules = [nullRule(), booleanRule(minimum(2)), numberRule(minimum(2))];
  expect(rules.map((rule) => said(rule, "a").length)).toEqual([1, 1, 1]);
  const keywords = [booleanRule, stringRule, numberRule, integerRule].map(
    (rule) => jsonOf(rule(minLength(2)))["minLength"],
  );
  expect(keywords).toEqual([2, 2, 2, 2]);
});

it("one of several values", () => {
  const rule = enumRule("a", 1, null, false);
  expect(fits(rule, "a", 1, null, false)).toEqual([true, true, true, true]);
  expect(said(rule, "1")).toEqual(['enum: expected one of "a", 1, null, false']);
  expect(jsonOf(rule)).toEqual({ enum: ["a", 1, null, false] });
});

it("a single value is a constant", () => {
  expect(said(enumRule("a"), "b")).toEqual(['const: expected "a"']);
  expect(jsonOf(enumRule("a"))).toEqual({ const: "a" });
});

it("of many values, a message has ten", () => {
  const first = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10";
  expect(said(enumRule(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 0)).toEqual([
    `enum: expected one of ${first}`,
  ]);
  expect(said(enumRule(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 0)).toEqual([
    `enum: expected one of ${first}, ...`,
  ]);
});

it("a Date, a bigint or bytes beside what is sent", () => {
  const instances = [new Date(0), 1n, new Uint8Array(), new ArrayBuffer(1), new Blob([])];
  const fitting = (["Date", "bigint", "bytes"] as const).map((instance) =>
    fits(orInstance(instance, stringRule()), ...instances),
  );
  expect(fitting).toEqual([
    [true, false, false, false, false],
    [false, true, false, false, false],
    [false, false, true, true, true],
  ]);
  const rule = orInstance("Date", stringRule());
  expect([said(rule, ""), said(rule, new Date(NaN))]).toEqual([[], ["type: expected a string"]]);
  expect(jsonOf(rule, true)).toEqual({ type: "string" });
});

it("a bigint keeps the bounds and the step of its number, beyond 2^53 too", () => {
  const checks = [minimum(1), exclusiveMaximum(2 ** 60), multipleOf(5)];
  for (const rule of [
    orInstance("bigint", integerRule(...checks), ...checks),
    instanceRule("bigint", integerRule(...checks), ...checks),
  ]) {
    expect(said(rule, 9_007_199_254_740_995n)).toEqual([]);
    expect(said(rule, 9_007_199_254_740_996n)).toEqual(["multipleOf: expected a multiple of 5"]);
    expect(said(rule, 0n)).toEqual(["minimum: expected at least 1"]);
    expect(said(rule, 2n ** 60n)).toEqual([
      "exclusiveMaximum: expected less than 1152921504606847000",
      "multipleOf: expected a multiple of 5",
    ]);
  }
  expect(said(anyRule(multipleOf(0.5)), 3n)).toEqual([]);
});

it("a bigint is one of an enum's numbers", () => {
  const rule = instanceRule("bigint", enumRule(1, 2), asNumber(enumRule(1, 2)));
  expect([said(rule, 2n), said(rule, 3n)]).toEqual([[], ["enum: expected one of 1, 2"]]);
  expect(jsonOf(rule)).toEqual({ enum: [1, 2] });
});

it("a Date alone, for which JSON has a text", () => {
  const rule = instanceRule("Date", stringRule());
  expect([said(rule, new Date(0)), said(rule, "")]).toEqual([[], ["type: expected a Date"]]);
  expect([saidOfJson(rule, ""), saidOfJson(rule, 1)]).toEqual([[], ["expected a string"]]);
  expect(jsonOf(rule)).toEqual({ type: "string" });
  expect(jsonOf(rule, true)).toEqual({ type: "string", instance: "Date" });
});

it("a value of the user's type has to be what is printed of it", () => {
  const print = (value: { readonly text: string }) => value.text.trim();
  const rule = printedRule(print, stringRule(minLength(1)));
  expect(said(rule, { text: " a" })).toEqual([]);
  expect(said(rule, { text: " " })).toEqual(["minLength: expected at least 1 character"]);
  expect(said(rule, {})).toEqual(["type: expected a value of the format's type"]);
  expect([saidOfJson(rule, "a"), saidOfJson(rule, {})]).toEqual([[], ["expected a string"]]);
  expect(jsonOf(rule)).toEqual({ type: "string", minLength: 1 });
});
