/** What schemas of Zod are given beside Zod, and Zod's schemas as rules. */
import { expect, it } from "vitest";
import * as z from "zod";
import { maxLength, minLength } from "../../../templates/runtime/validate/checks.js";
import { contains } from "../../../templates/runtime/validate/lists.js";
import { objectRule } from "../../../templates/runtime/validate/objects.js";
import {
  zodChecks,
  zodRule,
  zodSchema,
  zodWithoutNaN,
} from "../../../templates/runtime/validate/zod.js";
import { anyRule } from "../../../templates/runtime/validate/scalars.js";
import { said } from "./said.js";

it("checks give issues of Zod, all of them", () => {
  const text = z.string().check(zodChecks(minLength(3), maxLength(0)), z.maxLength(0));
  expect(text.safeParse("ab").error?.issues).toMatchObject([
    {
      code: "custom",
      message: "expected at least 3 characters",
      path: [],
      params: { keyword: "minLength" },
    },
    { code: "custom", message: "expected at most 0 characters" },
    { code: "too_big" },
  ]);
  expect(
    z
      .string()
      .check(zodChecks(minLength(1)))
      .safeParse("a").success,
  ).toBe(true);
});

it("an issue has the value, and its place in it", () => {
  const issues: unknown[] = [];
  const value = [1];
  zodChecks(contains(anyRule(), 2, null), objectRule({ id: anyRule() }))({ value, issues });
  expect(issues).toMatchObject([
    { input: value, continue: true },
    { message: "expected an object" },
  ]);
});

it("a schema of Zod is a rule, which tells the places of its issues", () => {
  const rule = objectRule({ inner: zodRule(z.object({ a: z.string(), b: z.array(z.int()) })) });
  expect(said(rule, { inner: { a: "", b: [] } })).toEqual([]);
  expect(said(rule, { inner: { a: 1, b: ["x"] } })).toEqual([
    "inner.a invalid_type: Invalid input: expected string, received number",
    "inner.b.0 invalid_type: Invalid input: expected number, received string",
  ]);
  expect(zodRule(z.string()).json(() => ({}))).toEqual({});
});

it("NaN is told in what Zod merges, by the first place that has it", () => {
  const told = (value: unknown) => {
    const issues: unknown[] = [];
    zodWithoutNaN({ value, issues });
    return issues;
  };
  const itself: Record<string, unknown> = { a: 1, none: null, day: new Date(NaN) };
  itself["itself"] = itself;
  for (const value of [itself, [1, "NaN"], new Float64Array([NaN])])
    expect(told(value)).toEqual([]);
  const value = { a: [{ b: 1 }, { c: NaN }], d: NaN };
  const issue = { code: "custom", message: "expected no NaN", continue: false };
  expect(told(value)).toEqual([{ ...issue, path: ["a", 1, "c"], input: value }]);
  expect(told(NaN)).toEqual([{ ...issue, path: [], input: NaN }]);
});

it("a schema is what is made", () => {
  const made = z.string();
  expect(zodSchema<unknown>(() => made)).toBe(made);
});
