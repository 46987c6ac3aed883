/** Rules made of rules: which of them fit, and which of them speaks of a value that fits none. */
import { expect, it } from "vitest";
import { minLength, pattern } from "../../../templates/runtime/validate/checks.js";
import {
  allOf,
  allOfRule,
  anyOf,
  anyOfRule,
  nullableRule,
  oneOf,
  taggedRule,
} from "../../../templates/runtime/validate/choices.js";
import { conditional } from "../../../templates/runtime/validate/conditional.js";
import { not } from "../../../templates/runtime/validate/not.js";
import { minProperties } from "../../../templates/runtime/validate/object-checks.js";
import { closed, objectRule, optional } from "../../../templates/runtime/validate/objects.js";
import {
  anyRule,
  enumRule,
  integerRule,
  stringRule,
} from "../../../templates/runtime/validate/scalars.js";
import { fits, jsonOf, said } from "./said.js";

const card = () => objectRule({ type: enumRule("card"), number: stringRule() });
const bank = () => objectRule({ type: enumRule("bank"), iban: stringRule(), bic: stringRule() });

it("one or more of several", () => {
  const rule = anyOfRule(stringRule(), integerRule());
  expect(fits(rule, "", 1)).toEqual([true, true]);
  expect(said(rule, null)).toEqual(["anyOf: expected a string, or an integer"]);
  expect(jsonOf(rule)).toEqual({ anyOf: [{ type: "string" }, { type: "integer" }] });
});

it("what several say is told once", () => {
  const rule = anyOfRule(stringRule(), stringRule(minLength(2)), integerRule());
  expect(said(rule, null)).toEqual(["anyOf: expected a string, or an integer"]);
});

it("the variant speaks whose members fit best, as often as is asked for", () => {
  const rule = anyOfRule(bank(), card(), stringRule());
  expect(said(rule, { type: "card" })).toEqual(["number required: missing"]);
  const own = ['type const: expected "bank"', "bic type: expected a string"];
  expect(
    said(anyOfRule(bank(), objectRule({ a: bank(), b: bank(), c: bank() })), {
      type: "",
      iban: "",
      bic: 1,
    }),
  ).toEqual(own);
  expect(said(anyOfRule(bank(), stringRule()), { type: "", iban: "", bic: 1 }, 1)).toEqual(
    own.slice(0, 1),
  );
});

it("issues of the variant that speaks are no more than are wanted", () => {
  const rule = objectRule({ a: stringRule(), b: anyOfRule(bank(), stringRule()) });
  const value = { a: 1, b: { type: "bank" } };
  const issues = [
    "a type: expected a string",
    "b.iban required: missing",
    "b.bic required: missing",
  ];
  expect(said(rule, value)).toEqual(issues);
  expect(said(rule, value, 2)).toEqual(issues.slice(0, 2));
});

it("a variant doesn't speak if the value as a whole doesn't fit it either", () => {
  const whole = allOfRule(objectRule({ a: stringRule() }), anyRule(minProperties(2)));
  expect(said(anyOfRule(whole, stringRule(minLength(2))), { a: 1 })).toEqual([
    "anyOf: expected a string",
  ]);
});

it("none speaks where two fit equally well", () => {
  const rule = anyOfRule(objectRule({ a: stringRule() }), objectRule({ b: stringRule() }));
  expect(said(rule, {})).toEqual(["anyOf: fits none of the variants"]);
  expect(said(objectRule({ inner: rule }), { inner: {} })).toEqual([
    "inner anyOf: fits none of the variants",
  ]);
  expect(said(objectRule({ inner: rule }), { inner: { a: 1 } })).toEqual([
    "inner anyOf: fits none of the variants",
  ]);
  const flat = anyOfRule(stringRule(), integerRule());
  expect(said(objectRule({ inner: flat }), { inner: null })).toEqual([
    "inner anyOf: expected a string, or an integer",
  ]);
});

it("null beside others", () => {
  const rule = nullableRule(stringRule());
  expect([said(rule, null), said(rule, "")]).toEqual([[], []]);
  expect(said(rule, 1)).toEqual(["type: expected a string"]);
  expect(jsonOf(rule)).toEqual({ anyOf: [{ type: "string" }, { type: "null" }] });
});

it("variants that a member tells", () => {
  const rule = taggedRule("type", [
    [["card", "7", "true"], objectRule({ number: stringRule() })],
    [["bank"], objectRule({ iban: stringRule() })],
  ]);
  const number = { number: "" };
  expect(
    fits(rule, ...["card", 7, 7n, true].map((type) => ({ type, ...number })), {
      type: "bank",
      iban: "",
    }),
  ).toEqual([true, true, true, true, true]);
  expect(said(rule, { type: "bank", ...number })).toEqual(["iban required: missing"]);
  const words = 'expected one of "card", "7", "true", "bank"';
  for (const type of ["cash", null, ["card"], { toString: 1 }])
    expect(said(rule, { type, ...number })).toEqual([`type discriminator: ${words}`]);
  for (const value of [number, Object.create({ type: "card" })])
    expect(said(rule, value)).toEqual(["type discriminator: missing"]);
  for (const value of [null, [], "card"])
    expect(said(rule, value)).toEqual(["type: expected an object"]);
  const asked = objectRule({ a: stringRule(), b: rule, c: stringRule() });
  expect(said(asked, { a: 1, b: {}, c: 1 })).toEqual([
    "a type: expected a string",
    "b.type discriminator: missing",
    "c type: expected a string",
  ]);
});

it("a variant for all other words, and for none", () => {
  const variants = [[["card"], objectRule({ number: stringRule() })]] as const;
  const rule = taggedRule("type", variants, objectRule({ other: stringRule() }));
  expect(
    fits(rule, { type: "card", number: "" }, { type: "cash", other: "" }, { other: "" }),
  ).toEqual([true, true, true]);
  expect(said(rule, { type: "card" })).toEqual(["number required: missing"]);
  expect(said(rule, {})).toEqual(["other required: missing"]);
  const tagged = { properties: { type: { enum: ["card"] } }, required: ["type"] };
  const rest = { properties: { type: { not: { enum: ["card"] } } } };
  const [one, other] = jsonOf(rule)["anyOf"] as readonly { readonly allOf: readonly unknown[] }[];
  expect([one?.allOf[1], other?.allOf[1]]).toEqual([tagged, rest]);
  expect([one?.allOf[0], other?.allOf[0]]).toMatchObject([
    { required: ["number"] },
    { required: ["other"] },
  ]);
  expect(jsonOf(taggedRule("type", variants))["anyOf"]).toHaveLength(1);
});

it("all of several, as a rule or beside others", () => {
  const parts = [stringRule(minLength(2)), stringRule(pattern("^b"))];
  const json = {
    allOf: [
      { type: "string", minLength: 2 },
      { type: "string", pattern: "^b" },
    ],
  };
  for (const rule of [allOfRule(...parts), anyRule(allOf(...parts))]) {
    expect(said(rule, "ba")).toEqual([]);
    expect(said(rule, "a")).toHaveLength(2);
    expect(said(rule, "a", 1)).toEqual(["minLength: expected at least 2 characters"]);
    expect(jsonOf(rule)).toEqual(json);
  }
});

it("one or more, beside other keywords", () => {
  const rule = stringRule(anyOf(anyRule(minLength(2)), anyRule(pattern("^b"))));
  expect(fits(rule, "aa", "b")).toEqual([true, true]);
  expect(said(rule, "a")).toEqual([
    "anyOf: expected at least 2 characters, or text that matches /^b/u",
  ]);
  expect(jsonOf(rule)).toEqual({ type: "string", anyOf: [{ minLength: 2 }, { pattern: "^b" }] });
});

it("exactly one", () => {
  const rule = anyRule(oneOf(anyRule(minLength(2)), anyRule(pattern("^b"))));
  expect(fits(rule, "aa", "b")).toEqual([true, true]);
  expect(said(rule, "a")).toEqual([
    "anyOf: expected at least 2 characters, or text that matches /^b/u",
  ]);
  expect(said(rule, "bb")).toEqual(["oneOf: expected one of 2 variants, fits 2"]);
  expect(jsonOf(rule)).toEqual({ oneOf: [{ minLength: 2 }, { pattern: "^b" }] });
});

it("all that is wrong is told at all places, and nothing twice", () => {
  const members = { a: stringRule(), b: integerRule() };
  const beside = [
    conditional(anyRule(), objectRule({ a: stringRule(), c: stringRule() })),
    anyOf(objectRule({ d: stringRule() })),
    oneOf(objectRule({ b: integerRule(), e: stringRule() })),
    not(anyRule()),
    minProperties(9),
  ];
  const rule = objectRule(members, closed, ...beside);
  const all = [
    "a type: expected a string",
    "x additionalProperties: no member of this name is allowed",
    "b required: missing",
    "c required: missing",
    "d required: missing",
    "e required: missing",
    "not: expected a value that isn't excluded",
    "minProperties: expected at least 9 members",
  ];
  expect(said(rule, { a: 1, x: 1 })).toEqual(all);
  expect(said(rule, { a: 1, x: 1 }, 3)).toEqual(all.slice(0, 3));
  expect(said(allOfRule(rule, rule), { a: 1, x: 1 })).toEqual(all);
  const [type, excluded] = [
    "type: expected an object",
    "not: expected a value that isn't excluded",
  ];
  expect(said(rule, "text")).toEqual([type, excluded]);
  expect(said(objectRule({ o: rule }), { o: 1 })).toEqual([`o ${type}`, `o ${excluded}`]);
  const others = objectRule({ o: optional(rule) }, null, minProperties(2));
  expect(said(others, { o: 1 })).toEqual([
    `o ${type}`,
    `o ${excluded}`,
    "minProperties: expected at least 2 members",
  ]);
});
