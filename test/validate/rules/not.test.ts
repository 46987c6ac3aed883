/** What values must not fit, and what is told of those that do. */
import { expect, it } from "vitest";
import { not, notAll } from "../../../templates/runtime/validate/not.js";
import { optional, objectRule } from "../../../templates/runtime/validate/objects.js";
import { anyRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import { fits, jsonOf, said } from "./said.js";

it("another rule", () => {
  const rule = anyRule(not(objectRule({ a: optional(stringRule()) })));
  expect(fits(rule, { a: 1 }, [], null)).toEqual([true, true, true]);
  expect(said(rule, { a: "" })).toEqual(["not: expected a value that isn't excluded"]);
  expect(jsonOf(rule)).toMatchObject({ not: { type: "object" } });
});

it("all of some members", () => {
  const rule = anyRule(notAll("a", "b"));
  expect(fits(rule, {}, { a: 1 }, { a: 1, b: undefined }, "text")).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(said(rule, { a: 1, b: null })).toEqual(["not: expected not all of a, b"]);
  expect(said(anyRule(notAll("a")), { a: 1 })).toEqual(["not: expected no a"]);
  expect(jsonOf(rule)).toEqual({ not: { type: "object", required: ["a", "b"] } });
});
