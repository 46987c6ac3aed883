/** Conditions, and what is told of values that don't fit what they lead to. */
import { expect, it } from "vitest";
import { maxLength, minLength } from "../../../templates/runtime/validate/checks.js";
import { conditional } from "../../../templates/runtime/validate/conditional.js";
import { anyRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import { fits, jsonOf, said } from "./said.js";

const long = anyRule(minLength(3));
const short = anyRule(maxLength(1));
const isText = stringRule();

it("the branch that is meant tells what is wrong, as of the value itself", () => {
  const rule = anyRule(conditional(isText, long, anyRule(conditional(short, null))));
  expect(fits(rule, "abc", 5, null)).toEqual([true, true, true]);
  expect(said(rule, "ab")).toEqual(["minLength: expected at least 3 characters"]);
});

it("without a branch, all fits", () => {
  expect(fits(anyRule(conditional(short, long)), "ab", "abc", "a")).toEqual([true, true, false]);
  expect(fits(anyRule(conditional(short, null, long)), "a", "ab")).toEqual([true, false]);
});

it("as JSON Schema", () => {
  expect(Object.entries(jsonOf(anyRule(conditional(isText, long))))).toEqual(
    expect.arrayContaining([
      ["if", { type: "string" }],
      ["then", { minLength: 3 }],
    ]),
  );
  expect(jsonOf(anyRule(conditional(isText, null, short)))).toMatchObject({
    if: { type: "string" },
    else: { maxLength: 1 },
  });
});
