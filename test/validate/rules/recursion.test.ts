/** Rules that contain themselves more than once: each level of a value must not multiply the time. */
import { expect, it } from "vitest";
import {
  allOf,
  allOfRule,
  anyOf,
  anyOfRule,
  nullableRule,
  oneOf,
} from "../../../templates/runtime/validate/choices.js";
import { conditional } from "../../../templates/runtime/validate/conditional.js";
import { arrayRule, contains } from "../../../templates/runtime/validate/lists.js";
import { not } from "../../../templates/runtime/validate/not.js";
import { dependentSchemas } from "../../../templates/runtime/validate/object-checks.js";
import {
  byPattern,
  closed,
  objectRule,
  optional,
} from "../../../templates/runtime/validate/objects.js";
import type { Check, Rule } from "../../../templates/runtime/validate/rule.js";
import { anyRule, nullRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import { schema } from "../../../templates/runtime/validate/schema.js";
import { said } from "./said.js";

/** The rule of a node, of which each part may ask for nodes again. */
type MakeNode = (again: Rule) => Rule;

const part = (again: Rule, name: string) =>
  objectRule({ inner: optional(again), [name]: optional(stringRule()) });
const named = (again: Rule, name: string) => objectRule({ inner: again, [name]: stringRule() });
const beside = (again: Rule, ...checks: readonly Check[]) =>
  objectRule({ inner: optional(again) }, null, ...checks);

const nodes: Readonly<Record<string, MakeNode>> = {
  "variants of anyOf": (again) =>
    anyOfRule(named(again, "a"), named(again, "b"), named(again, "c")),
  "parts of allOf": (again) => allOfRule(part(again, "a"), part(again, "b"), part(again, "c")),
  "members with allOf beside them": (again) =>
    beside(again, allOf(part(again, "a")), allOf(part(again, "b"))),
  "members with anyOf and oneOf beside them": (again) =>
    beside(again, anyOf(part(again, "a"), named(again, "b")), oneOf(part(again, "c"))),
  "a condition and what it asks for": (again) =>
    anyRule(conditional(part(again, "a"), part(again, "b"), part(again, "c"))),
  "dependent schemas": (again) => beside(again, dependentSchemas({ inner: part(again, "a") })),
  "patterns that find the same names": (again) =>
    objectRule({}, byPattern(null, ["^i", again], ["r$", again])),
  "what isn't allowed": (again) => beside(again, not(named(again, "a"))),
  "items of a kind": (again) => anyRule(contains(again, 0, 3), contains(again, 0, 4)),
};

it.each(Object.entries(nodes))("%s are asked as often as a value is deep", (title, makeNode) => {
  let calls = 0;
  const node: Rule = makeNode({
    fits(value, run) {
      if (++calls > 1_000_000) throw new Error("this never ends");
      return node.fits(value, run);
    },
    json: () => ({}),
  });
  const wrap = (inner: unknown, beside: object) =>
    title.startsWith("items") ? [inner] : { ...beside, inner };
  const cases: readonly (readonly [leaf: unknown, beside: object])[] = [
    [{}, {}],
    [1, {}],
    [{ a: 1 }, {}],
    // A misfit at each level.
    [{}, { a: 1, b: 1, c: 1 }],
  ];
  for (const [leaf, beside] of cases) {
    const callsAt = (depth: number): number => {
      let value: unknown = leaf;
      for (let level = 0; level < depth; level++) value = wrap(value, beside);
      calls = 0;
      expect(said(node, value).filter((text) => text.endsWith("expected "))).toEqual([]);
      return calls;
    };
    expect(callsAt(20)).toBeGreaterThan(20);
    expect(callsAt(80) / callsAt(40)).toBeLessThan(5);
  }
});

/** A rule that contains itself in both of its parts. */
function twice(): Rule {
  const node: Rule = allOfRule(
    objectRule({
      inner: optional({ fits: (value, run) => node.fits(value, run), json: () => ({}) }),
      a: optional(nullableRule(stringRule())),
      list: optional(arrayRule(anyOfRule(stringRule(), nullRule()))),
    }),
    objectRule({
      inner: optional({ fits: (value, run) => node.fits(value, run), json: () => ({}) }),
    }),
  );
  return node;
}

it("what was found of a value isn't kept for the next time: it may have changed", () => {
  const named = schema("Node", twice);
  const leaf: Record<string, unknown> = { a: "text" };
  let value: object = leaf;
  for (let level = 0; level < 60; level++) value = { inner: value };
  for (const [a, fits] of [
    ["text", true],
    [1, false],
    [null, true],
  ] as const) {
    leaf["a"] = a;
    expect(named.is(value)).toBe(fits);
    expect(named.issues(value).length).toBe(fits ? 0 : 1);
  }
});

it("null and texts are asked again however many there are", () => {
  const list = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? null : "text"));
  const named = schema("Node", twice);
  expect(named.is({ inner: { inner: { list } } })).toBe(true);
  expect(named.is({ inner: { inner: { list: [...list, 1] } } })).toBe(false);
});

it("of deep values, each misfit is told or the first one of each part", () => {
  const node: Rule = allOfRule(
    objectRule({
      inner: optional({ fits: (value, run) => node.fits(value, run), json: () => ({}) }),
      a: optional(stringRule()),
    }),
    objectRule({ b: optional(stringRule()) }),
  );
  const nested = (depth: number): object => ({
    a: 1,
    b: 1,
    ...(depth > 0 && { inner: nested(depth - 1) }),
  });
  expect(said(node, nested(1))).toEqual([
    "a type: expected a string",
    "inner.a type: expected a string",
    "inner.b type: expected a string",
    "b type: expected a string",
  ]);
  expect(said(node, nested(30)).length).toBeGreaterThan(5);
});

it("a misfit deep inside is told once, however many rules lead there", () => {
  let value: object = { list: [1] };
  for (let level = 0; level < 30; level++) value = { inner: value };
  const path = [...Array<string>(30).fill("inner"), "list", 0].join(".");
  expect(said(twice(), value)).toEqual([`${path} anyOf: expected a string, or null`]);
});

it("each of many misfits is told, later ones in fewer words", () => {
  const half = allOfRule(objectRule({}), objectRule({ a: stringRule() }));
  const misfits = said(
    arrayRule(half),
    Array.from({ length: 400 }, () => ({})),
    1000,
  );
  expect(misfits[399]).toBe("399.a required: missing");
  const choices = said(arrayRule(anyOfRule(stringRule(), nullRule())), Array(400).fill(1), 1000);
  expect(choices[0]).toBe("0 anyOf: expected a string, or null");
  expect(choices[399]).toBe("399 anyOf: fits none of the variants");
});

it("what is said of a value isn't taken for what is said of its member", () => {
  const rule = allOfRule(objectRule({}, closed), objectRule({ x: objectRule({}, closed) }));
  expect(said(rule, { x: { y: 1 } })).toEqual([
    "x additionalProperties: no member of this name is allowed",
    "x.y additionalProperties: no member of this name is allowed",
  ]);
});
