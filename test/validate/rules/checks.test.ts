/** The keywords about texts, numbers and values as wholes. */
import { expect, it } from "vitest";
import {
  constant,
  exclusiveMaximum,
  exclusiveMinimum,
  format,
  maximum,
  maxLength,
  minimum,
  minLength,
  multipleOf,
  note,
  pattern,
  stableText,
} from "../../../templates/runtime/validate/checks.js";
import { isInt32 } from "../../../templates/runtime/validate/formats.js";
import { type Check, checked } from "../../../templates/runtime/validate/rule.js";
import { anyRule } from "../../../templates/runtime/validate/scalars.js";
import { fits, jsonOf, said } from "./said.js";

const smile = "\u{1f600}";

it.each<[make: (given: number) => Check, fitting: unknown[], others: unknown[], text: string]>([
  [minLength, ["ab", `a${smile}`, smile + smile], ["a", smile, ""], "at least 2 characters"],
  [
    maxLength,
    ["ab", "", smile + smile],
    ["abc", `${smile}ab`, `ab${smile}`],
    "at most 2 characters",
  ],
  [minimum, [2, 3, 2n], [1.9, 1n], "at least 2"],
  [maximum, [2, 1, 2n], [2.1, 3n], "at most 2"],
  [exclusiveMinimum, [2.1, 3n], [2, 2n, 1], "more than 2"],
  [exclusiveMaximum, [1.9, 1n], [2, 2n, 3], "less than 2"],
  [multipleOf, [0, 2, -4, 1e21], [1, 2.5, 3, 2.000001], "a multiple of 2"],
])("$name", (make, fitting, others, text) => {
  const rule = anyRule(make(2));
  // What a keyword isn't about fits it.
  for (const value of [...fitting, null, [], {}, true]) expect(said(rule, value)).toEqual([]);
  for (const value of others) expect(said(rule, value)).toEqual([`${make.name}: expected ${text}`]);
  expect(jsonOf(rule)).toEqual({ [make.name]: 2 });
});

it("a character is a code point: half of one counts too", () => {
  const lengths = ["a\ud83d", "\ud83da", "\uffffa", "a\uffff", `${smile}\ude00`];
  expect(fits(anyRule(minLength(2)), ...lengths)).toEqual(lengths.map(() => true));
  expect(fits(anyRule(minLength(3)), ...lengths)).toEqual(lengths.map(() => false));
});

it("multiples are those of decimals", () => {
  const cents = anyRule(multipleOf(0.01));
  expect(fits(cents, 0.07, 19.99, 1e-2, 1e21, 1.005, 1e-7)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(fits(anyRule(multipleOf(1e-7)), 3e-7, 1, 1e-8)).toEqual([true, true, false]);
  expect(fits(anyRule(multipleOf(2.5)), 5, 6, 2 ** 53)).toEqual([true, false, false]);
  expect(fits(anyRule(multipleOf(1e21)), 2e21, 1e20, 1)).toEqual([true, false, false]);
});

it("a pattern is found anywhere in a text", () => {
  const rule = anyRule(pattern("b+"));
  expect([said(rule, "abbc"), said(rule, 1)]).toEqual([[], []]);
  expect(said(rule, "ac")).toEqual(["pattern: expected text that matches /b+/u"]);
  expect(jsonOf(rule)).toEqual({ pattern: "b+" });
  expect(jsonOf(rule, true)).toEqual({ pattern: "b+", patternTest: /b+/u });
});

it("a pattern may be told by a test of its own", () => {
  const test = { source: "a+", test: (text: string) => text === "a", toString: () => "/a+/" };
  const rule = anyRule(pattern(test));
  expect([said(rule, "a"), said(rule, "aa")]).toEqual([
    [],
    ["pattern: expected text that matches /a+/"],
  ]);
  expect(jsonOf(rule, true)).toEqual({ pattern: "a+", patternTest: test });
});

it("a pattern that is none is a note", () => {
  const rule = anyRule(pattern("(?<open"));
  expect([said(rule, "anything"), jsonOf(rule)]).toEqual([[], { pattern: "(?<open" }]);
});

it("a format", () => {
  const rule = anyRule(format("int32", isInt32));
  expect(said(rule, 2 ** 31)).toEqual(["format: expected the format int32"]);
  expect([said(rule, 1), jsonOf(rule)]).toEqual([[], { format: "int32" }]);
});

it("a constant is compared as JSON, whatever the order of members", () => {
  const rule = anyRule(constant({ b: [1], a: null }));
  expect(said(rule, { a: null, b: [1] })).toEqual([]);
  expect(said(rule, { a: null, b: ["1"] })).toEqual(['const: expected {"a":null,"b":[1]}']);
  expect(jsonOf(rule)).toEqual({ const: { b: [1], a: null } });
});

it("the text of a value is the same for equal values", () => {
  expect(stableText({ b: { d: 1, c: 2 }, a: [{ f: 3, e: null }] })).toBe(
    '{"a":[{"e":null,"f":3}],"b":{"c":2,"d":1}}',
  );
  expect([stableText(1n), stableText("1"), stableText(undefined), stableText(null)]).toEqual([
    '"1n"',
    '"1"',
    "undefined",
    "null",
  ]);
  expect(stableText({ z: 1, y: 2, x: 3 })).toBe('{"x":3,"y":2,"z":1}');
});

it("notes are said, and ask nothing", () => {
  const rule = checked(anyRule(), [note("default", 1), minLength(2), note("examples", [2])]);
  expect(said(rule, "a")).toEqual(["minLength: expected at least 2 characters"]);
  expect(jsonOf(rule)).toEqual({ default: 1, minLength: 2, examples: [2] });
  expect(said(anyRule(note("default", 1)), "a")).toEqual([]);
});

it("of several checks all are told, until nobody wants to know more", () => {
  const rule = anyRule(minLength(3), pattern("^b"), maxLength(0));
  expect(said(rule, "a").length).toBe(3);
  expect(said(rule, "a", 2)).toEqual([
    "minLength: expected at least 3 characters",
    "pattern: expected text that matches /^b/u",
  ]);
});
