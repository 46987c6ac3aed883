/** Rules that contain themselves more than once: each level of a value must not multiply the time. */
import { expect, it } from "vitest";
import {
  allOf,
  allOfRule,
  anyOf,
  anyOfRule,
  oneOf,
} from "../../../templates/runtime/validate/choices.js";
import { conditional } from "../../../templates/runtime/validate/conditional.js";
import { contains } from "../../../templates/runtime/validate/lists.js";
import { not } from "../../../templates/runtime/validate/not.js";
import { dependentSchemas } from "../../../templates/runtime/validate/object-checks.js";
import { byPattern, objectRule, optional } from "../../../templates/runtime/validate/objects.js";
import type { Check, Rule } from "../../../templates/runtime/validate/rule.js";
import { anyRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
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
  const wrap = (inner: unknown) => (title.startsWith("items") ? [inner] : { inner });
  for (const leaf of [{}, 1, { a: 1 }]) {
    const callsAt = (depth: number): number => {
      let value: unknown = leaf;
      for (let level = 0; level < depth; level++) value = wrap(value);
      calls = 0;
      said(node, value);
      return calls;
    };
    expect(callsAt(20)).toBeGreaterThan(20);
    expect(callsAt(80) / callsAt(40)).toBeLessThan(5);
  }
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
