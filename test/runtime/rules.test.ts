/** `ruled`: constants and required members decide before the best fit. */
import { expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { resolve } from "../../templates/runtime/encode/codecs/resolve.js";
import { type Rule, ruled } from "../../templates/runtime/encode/codecs/rules.js";

/** The same except for the text of a time, which shows which of the two was used. */
const first = codec.openObject([["at", codec.unixTime]]);
const second = codec.openObject([["at", codec.dateTime]]);

/** Which of two objects with these rules the value uses. */
function taken(value: unknown, one: Rule, other: Rule): "first" | "second" {
  const node = ruled([one, first], [other, second]);
  return resolve(node, value) === first ? "first" : "second";
}

const isA: Rule = { fields: { kind: ["a"] } };
const isB: Rule = { fields: { kind: ["b"] } };

it("takes the variant whose constants a value has, whatever fits", () => {
  expect(taken({ kind: "a" }, isA, isB)).toBe("first");
  expect(taken({ kind: "b" }, isA, isB)).toBe("second");
  // The better fit is excluded: `at` is no date for the first one.
  expect(taken({ kind: "b", at: 5 }, isA, isB)).toBe("second");
  expect(taken({ kind: "a", at: "2026-01-01T00:00:00Z" }, isA, isB)).toBe("first");
});

it("takes what fits best where no rule is fulfilled, or several are", () => {
  for (const value of [{ kind: "c", at: 5 }, { at: 5 }, { kind: undefined, at: 5 }])
    expect(taken(value, isB, isA)).toBe("first");
  const node = ruled([isA, codec.object([["kind", codec.string]])], [isA, second]);
  expect(resolve(node, { kind: "a", at: new Date() })).toBe(second);
});

it("compares numbers, big ones and null", () => {
  const of = (value: unknown): Rule => ({ fields: { n: [value as number] } });
  for (const [is, isNot] of [
    [1, 2],
    [null, 0],
    [true, false],
    ["1", 1],
  ]) {
    expect(taken({ n: is }, of(is), of(isNot))).toBe("first");
    expect(taken({ n: isNot }, of(is), of(isNot))).toBe("second");
  }
  expect(taken({ n: 2n }, of(1), of(2))).toBe("second");
});

it("asks for members that are required, which nothing inherited is", () => {
  const needs = (name: string): Rule => ({ has: [name] });
  expect(taken({ a: 1 }, needs("a"), needs("b"))).toBe("first");
  expect(taken({ b: null }, needs("a"), needs("b"))).toBe("second");
  expect(taken({ a: undefined, b: 1 }, needs("a"), needs("b"))).toBe("second");
  expect(taken({ b: 1 }, needs("toString"), needs("b"))).toBe("second");
  expect(taken({ a: 1, b: 1 }, { has: ["a", "c"] }, { has: ["a", "b"] })).toBe("second");
  // Constants of other members count too, but only if both are right.
  expect(taken({ a: 1, kind: "b" }, { has: ["a"], ...isA }, needs("a"))).toBe("second");
});

it("takes fields as pairs, in any depth", () => {
  const pairs = (word: string): Rule => ({ fields: [["1", { fields: { kind: [word] } }]] });
  expect(taken({ 1: { kind: "b" } }, pairs("a"), pairs("b"))).toBe("second");
  expect(taken({ 1: { kind: "a" } }, pairs("a"), pairs("b"))).toBe("first");
  // A rule doesn't apply to a value of another shape.
  expect(taken({ 1: "b" }, pairs("a"), isB)).toBe("first");
});

it("asks the items of an array, as far as there are any", () => {
  const lists = (word: string): Rule => ({
    fields: { of: { items: { fields: { kind: [word] } } } },
  });
  expect(taken({ of: [{ kind: "b" }] }, lists("a"), lists("b"))).toBe("second");
  expect(taken({ of: [{ kind: "a" }, { kind: "a" }] }, lists("b"), lists("a"))).toBe("second");
  expect(taken({ of: [{ kind: "a" }, { kind: "b" }] }, lists("a"), { has: ["of"] })).toBe("second");
  expect(taken({ of: [undefined, { kind: "a" }] }, lists("a"), lists("b"))).toBe("first");
  expect(taken({ of: [] }, lists("a"), lists("b"))).toBe("first");
  const constants: Rule = { fields: { of: { items: ["a"] } } };
  expect(taken({ of: [undefined, "a"] }, constants, { has: ["of"] })).toBe("first");
  expect(taken({ of: ["a", "b"] }, constants, { has: ["of"] })).toBe("second");
  // A text has no members, so none is missing.
  expect(taken({ of: "b" }, { fields: { of: { has: ["kind"] } } }, isB)).toBe("first");
  // A list without a rule for its items satisfies any rule; rules about members don't apply to it.
  expect(taken({ of: ["b"] }, { fields: { of: { has: ["kind"] } } }, isB)).toBe("first");
});

it("is a union of its variants: null where one of them admits it", () => {
  const node = ruled([isA, codec.nullable(first)], [isB, codec.string]);
  expect(node.kind).toBe("union");
  expect(resolve(node, "text")).toBe(codec.string);
  expect(resolve(node, { kind: "a" })).toBe(first);
});
