/** What schemas of Zod are given beside Zod, and Zod's schemas as rules. */
import { expect, it } from "vitest";
import * as z from "zod";
import { maxLength, minLength } from "../../../templates/runtime/validate/checks.js";
import { contains } from "../../../templates/runtime/validate/lists.js";
import { objectRule } from "../../../templates/runtime/validate/objects.js";
import { zodChecks, zodRule, zodSchema } from "../../../templates/runtime/validate/zod.js";
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

it("a schema is what is made", () => {
  const made = z.string();
  expect(zodSchema<unknown>(() => made)).toBe(made);
});
