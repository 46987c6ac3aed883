/** Rules for lists, and the keywords about them. */
import { expect, it } from "vitest";
import {
  arrayRule,
  contains,
  maxItems,
  minItems,
  tupleRule,
  uniqueItems,
} from "../../../templates/runtime/validate/lists.js";
import { anyRule, integerRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import { fits, jsonOf, said } from "./said.js";

it("each item has its place", () => {
  const rule = arrayRule(stringRule(), minItems(1));
  expect([said(rule, ["a", ""]), said(rule, {})]).toEqual([[], ["type: expected an array"]]);
  expect(said(rule, [1, "a", 2])).toEqual([
    "0 type: expected a string",
    "2 type: expected a string",
  ]);
  expect(said(rule, [1, "a", 2], 1)).toEqual(["0 type: expected a string"]);
  expect(jsonOf(rule)).toEqual({ type: "array", items: { type: "string" }, minItems: 1 });
});

it("first items with rules of their own, and others", () => {
  const rule = tupleRule([stringRule(), integerRule()], 1, integerRule(), maxItems(3));
  expect(fits(rule, ["a"], ["a", 1], ["a", 1, 2])).toEqual([true, true, true]);
  expect(said(rule, "a")).toEqual(["type: expected an array"]);
  expect(said(rule, [])).toEqual(["minItems: expected at least 1 item"]);
  expect(said(rule, [1, "a", "b"])).toEqual([
    "0 type: expected a string",
    "1 type: expected an integer",
    "2 type: expected an integer",
  ]);
  expect(said(rule, [1, "a", "b"], 1)).toEqual(["0 type: expected a string"]);
  expect(said(rule, [1, 1, 1, 1])).toEqual([
    "0 type: expected a string",
    "maxItems: expected at most 3 items",
  ]);
  expect(said(rule, [1, 1, 1, 1], 1)).toEqual(["0 type: expected a string"]);
  expect(said(rule, ["a", 1, 1, 1])).toEqual(["maxItems: expected at most 3 items"]);
  expect(jsonOf(rule)).toEqual({
    type: "array",
    prefixItems: [{ type: "string" }, { type: "integer" }],
    minItems: 1,
    items: { type: "integer" },
    maxItems: 3,
  });
});

it("first items alone", () => {
  const rule = tupleRule([stringRule(), stringRule()], 2, null);
  expect(said(rule, ["a", "b"])).toEqual([]);
  expect(said(rule, [1])).toEqual([
    "minItems: expected at least 2 items",
    "0 type: expected a string",
  ]);
  expect(said(rule, [1, "b", "c"])).toEqual([
    "items: expected at most 2 items",
    "0 type: expected a string",
  ]);
  expect(said(rule, [1, "b", "c"], 1)).toEqual(["items: expected at most 2 items"]);
  expect(jsonOf(rule)).toMatchObject({ minItems: 2, items: false });
  expect(jsonOf(tupleRule([], 0, null))).toEqual({ type: "array", items: false });
});

it("how many items, and whether they differ", () => {
  const rule = anyRule(minItems(1), maxItems(2), uniqueItems());
  expect(fits(rule, [1], [1, "1"], [{ a: 1 }, { a: 2 }], "text", {})).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(said(rule, [])).toEqual(["minItems: expected at least 1 item"]);
  expect(said(rule, [{ a: 1, b: 2 }, 1, { b: 2, a: 1 }])).toEqual([
    "maxItems: expected at most 2 items",
    "uniqueItems: expected items that all differ",
  ]);
  expect(jsonOf(rule)).toEqual({ minItems: 1, maxItems: 2, uniqueItems: true });
});

it("how many items are of a kind", () => {
  const rule = anyRule(contains(integerRule(), 2, 3));
  expect(fits(rule, [1, "a", 2], [1, 2, 3], "text")).toEqual([true, true, true]);
  expect(said(rule, [1, "a"])).toEqual(["contains: expected 2 to 3 items of a kind, found 1"]);
  expect(said(rule, [1, 2, 3, 4])).toEqual(["contains: expected 2 to 3 items of a kind, found 4"]);
  expect(jsonOf(rule)).toEqual({
    contains: { type: "integer" },
    minContains: 2,
    maxContains: 3,
  });
});

it("any number of items of a kind", () => {
  const rule = anyRule(contains(integerRule(), 1, null));
  expect(said(rule, [1, 2, 3])).toEqual([]);
  expect(said(rule, ["a"])).toEqual(["contains: expected at least 1 item of a kind, found 0"]);
  expect(jsonOf(rule)).toEqual({ contains: { type: "integer" } });
});
