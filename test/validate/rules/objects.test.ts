/** Rules for objects, and the keywords about them. */
import { expect, it } from "vitest";
import { linearPattern } from "../../../templates/runtime/validate/linear-pattern.js";
import {
  dependentRequired,
  dependentSchemas,
  maxProperties,
  minProperties,
  oneGroupOf,
  someGroupOf,
} from "../../../templates/runtime/validate/object-checks.js";
import {
  byPattern,
  closed,
  objectRule,
  optional,
  others,
} from "../../../templates/runtime/validate/objects.js";
import { anyRule, integerRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import { fits, jsonOf, said } from "./said.js";

const notAllowed = "additionalProperties: no member of this name is allowed";

it("members, of which some may be missing", () => {
  const rule = objectRule(
    { id: stringRule(), note: optional(stringRule()) },
    null,
    minProperties(2),
  );
  expect(fits(rule, { id: "", note: "" }, { more: 1, id: "" })).toEqual([true, true]);
  for (const value of [null, [], "text", undefined])
    expect(said(rule, value)).toEqual(["type: expected an object"]);
  expect(said(rule, { note: 1, more: 1 })).toEqual([
    "note type: expected a string",
    "id required: missing",
  ]);
  expect(said(rule, { note: 1, id: 1 }, 1)).toEqual(["note type: expected a string"]);
  expect(jsonOf(rule)).toEqual({
    type: "object",
    properties: { id: { type: "string" }, note: { type: "string" } },
    required: ["id"],
    minProperties: 2,
  });
});

it("all members that are missing are told, until nobody wants to know more", () => {
  const rule = objectRule({ a: stringRule(), b: stringRule(), c: stringRule() });
  const missing = ["a required: missing", "b required: missing", "c required: missing"];
  expect(said(rule, {})).toEqual(missing);
  expect(said(rule, { b: undefined }, 2)).toEqual(missing.slice(0, 2));
  expect(said(rule, { b: "" })).toEqual(["a required: missing", "c required: missing"]);
});

it("a member that is undefined is missing, and one that all objects have isn't there", () => {
  const rule = objectRule({ toString: stringRule(), note: optional(stringRule()) });
  expect(said(rule, { note: undefined })).toEqual(["toString required: missing"]);
  const inherited: unknown = Object.create({ toString: "", note: 1 });
  expect(said(rule, inherited)).toEqual(["toString required: missing"]);
  expect(jsonOf(objectRule({ note: optional(stringRule()) }))).not.toHaveProperty("required");
  expect(jsonOf(objectRule({}))).toEqual({ type: "object" });
});

it("a name that JavaScript treats specially", () => {
  const rule = objectRule([["__proto__", integerRule()]], closed);
  expect(said(rule, JSON.parse('{"__proto__":1}'))).toEqual([]);
  expect(said(rule, JSON.parse('{"__proto__":""}'))).toEqual([
    "__proto__ type: expected an integer",
  ]);
});

it("what was found for one value isn't taken for another", () => {
  const rule = objectRule({ a: stringRule(), b: optional(integerRule()) }, closed);
  const values = [{ a: "", b: 1 }, { b: 1, a: "" }, { a: "" }, { c: 1, a: "" }, { a: "", b: 1 }];
  expect(fits(rule, ...values, ...values)).toEqual(
    [...values, ...values].map((value) => !("c" in value)),
  );
});

it("many other members before the declared ones", () => {
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`more${at}`, at]));
  const rule = objectRule({ a: stringRule(), b: integerRule() }, others(integerRule()));
  expect(fits(rule, { ...many, a: "", b: 1 }, { ...many, b: 1, a: "" })).toEqual([true, true]);
  expect(said(rule, { ...many, last: "", a: 1, b: 1 })).toEqual([
    "last type: expected an integer",
    "a type: expected a string",
  ]);
});

it("other members have a rule, or aren't allowed", () => {
  const open = objectRule({ id: stringRule() }, others(integerRule()));
  expect(said(open, { id: "", a: 1, b: "" })).toEqual(["b type: expected an integer"]);
  expect(jsonOf(open)).toMatchObject({ additionalProperties: { type: "integer" } });
  const sealed = objectRule({ id: stringRule() }, closed);
  expect(said(sealed, { a: 1, id: "", b: undefined })).toEqual([`a ${notAllowed}`]);
  expect(said(sealed, { a: 1, b: 1, id: 1 }, 2)).toEqual([`a ${notAllowed}`, `b ${notAllowed}`]);
  expect(jsonOf(sealed)).toMatchObject({ additionalProperties: false });
});

it("rules by patterns of names: all that are found apply", () => {
  const more = byPattern(closed, ["^x", integerRule()], ["y$", stringRule()]);
  const rule = objectRule({ xid: stringRule() }, more);
  expect(said(rule, { xid: "", x: 1, y: "" })).toEqual([]);
  expect(said(rule, { xid: "", xy: null, z: 1 })).toEqual([
    "xy type: expected an integer",
    "xy type: expected a string",
    `z ${notAllowed}`,
  ]);
  const patterns = { "^x": { type: "integer" }, y$: { type: "string" } };
  expect(jsonOf(rule)).toMatchObject({ patternProperties: patterns, additionalProperties: false });
  expect(jsonOf(rule)).not.toHaveProperty("patternTests");
  expect(jsonOf(rule, true)["patternTests"]).toEqual(
    new Map([
      ["^x", /^x/u],
      ["y$", /y$/u],
    ]),
  );
});

it("patterns of names without a rule for others, with a test of one's own, and with none", () => {
  const test = linearPattern("^a", ["^", "a"]);
  const rule = objectRule({}, byPattern(null, [test, integerRule()], ["(?<open", stringRule()]));
  expect(said(rule, { b: "", ab: "" })).toEqual(["ab type: expected an integer"]);
  expect(Object.keys(jsonOf(rule)["patternProperties"] as object)).toEqual(["^a", "(?<open"]);
  expect(jsonOf(rule)).not.toHaveProperty("additionalProperties");
  expect(jsonOf(rule, true)["patternTests"]).toEqual(
    new Map([
      ["^a", test],
      ["(?<open", null],
    ]),
  );
});

it("how many members: those that are undefined don't count", () => {
  const rule = anyRule(minProperties(1), maxProperties(2));
  expect(fits(rule, { a: 1 }, { a: 1, b: 1, c: undefined }, [], "text")).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(said(rule, { a: undefined })).toEqual(["minProperties: expected at least 1 member"]);
  expect(said(rule, { a: 1, b: 1, c: 1 })).toEqual(["maxProperties: expected at most 2 members"]);
  expect(jsonOf(rule)).toEqual({ minProperties: 1, maxProperties: 2 });
});

it("members that are needed beside others", () => {
  const by = { card: ["cvc", "expiry"], zip: ["city"] };
  const rule = anyRule(dependentRequired(by));
  const whole = { card: 1, cvc: 1, expiry: 1 };
  expect(fits(rule, {}, whole, { card: undefined }, { cvc: 1 }, [])).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  const expected = "dependentRequired: expected also cvc, expiry beside card; city beside zip";
  for (const value of [{ card: 1, cvc: 1 }, { zip: 1 }, { ...whole, expiry: undefined }])
    expect(said(rule, value)).toEqual([expected]);
  expect(jsonOf(rule)).toEqual({ dependentRequired: by });
});

it("rules for the whole object where a member is there", () => {
  const rule = anyRule(
    dependentSchemas({
      a: objectRule({ b: stringRule() }),
      b: objectRule({ c: stringRule() }),
    }),
  );
  expect(fits(rule, {}, { a: undefined }, { a: 1, b: "", c: "" }, null)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const missing = ["b type: expected a string", "c required: missing"];
  expect(said(rule, { a: 1, b: 1 })).toEqual(missing);
  expect(said(rule, { a: 1, b: 1 }, 1)).toEqual(missing.slice(0, 1));
  expect(said(rule, { a: 1 })).toEqual(["b required: missing"]);
  expect(jsonOf(rule)).toMatchObject({
    dependentSchemas: { a: { required: ["b"] }, b: { required: ["c"] } },
  });
});

it("groups of members: of one at least, or of one alone, all are there", () => {
  const groups = [["a", "b"], ["c"]];
  const some = anyRule(someGroupOf(...groups));
  const one = anyRule(oneGroupOf(...groups));
  const both = { a: 1, b: 1, c: 1 };
  expect(fits(some, both, { c: 1 }, { a: 1, b: 1 }, [])).toEqual([true, true, true, true]);
  expect(fits(one, { ...both, c: undefined }, { a: 1, c: 1 }, [])).toEqual([true, true, true]);
  const expected = ["required: expected a and b, or c"];
  expect([said(some, { a: 1 }), said(one, { a: 1 }), said(one, both)]).toEqual([
    expected,
    expected,
    expected,
  ]);
  const required = groups.map((names) => ({ required: names }));
  expect([jsonOf(some), jsonOf(one)]).toEqual([{ anyOf: required }, { oneOf: required }]);
});
