/** How JSON becomes what programs have, by the JSON Schema of a validator. */
import { expect, it } from "vitest";
import { withInstances } from "../../templates/runtime/validate/instances.js";
import type { JsonSchema } from "../../templates/runtime/validate/rule.js";

const date = { type: "string", instance: "Date" };

/** A tree whose nodes are of two kinds, which share a member. */
function tree(onRead: () => void): JsonSchema {
  const node = {
    get anyOf() {
      onRead();
      return [{ $ref: "#/$defs/A" }, { $ref: "#/$defs/B" }];
    },
  };
  const next = { $ref: "#/$defs/Node" };
  const kinds = {
    A: { properties: { next, at: date } },
    B: { properties: { next, name: { type: "string" } } },
  };
  return { $ref: "#/$defs/Node", $defs: { Node: node, ...kinds } };
}

it("makes a Date wherever a variant says so", () => {
  const at = "2026-01-02T03:04:05Z";
  expect(
    withInstances(
      { at, next: { at, name: at } },
      tree(() => {}),
    ),
  ).toEqual({
    at: new Date(at),
    next: { at: new Date(at), name: at },
  });
});

it("reads a schema once for each value, however many variants lead to it", () => {
  let reads = 0;
  const schema = tree(() => {
    if (++reads > 1000) throw new Error("read too often");
  });
  let value: unknown = { name: "leaf" };
  for (let depth = 0; depth < 30; depth++) value = { next: value };
  expect(withInstances(value, schema)).toEqual(value);
  // Each node, and the name of the leaf has none.
  expect(reads).toBe(31);
});

const bigint = { type: "integer", instance: "bigint" };
const made = (value: unknown, schema: JsonSchema) => withInstances(value, schema);

it("makes only of what can be one: whether the rest fits is asked later", () => {
  expect(["2026-01-02T00:00:00Z", 1.5, true, null].map((one) => made(one, date))).toEqual([
    new Date("2026-01-02T00:00:00Z"),
    // Numbers are seconds since 1970.
    new Date(1500),
    true,
    null,
  ]);
  expect([7, 1.5, "7", null].map((one) => made(one, bigint))).toEqual([7n, 1.5, "7", null]);
  expect([7, "a"].map((one) => made(one, { instance: "bytes" }))).toEqual([7, "a"]);
  expect([7, "2026-01-02", null].map((one) => made(one, { type: "string" }))).toEqual([
    7,
    "2026-01-02",
    null,
  ]);
});

it("of lists, the first items and others", () => {
  const list = { prefixItems: [date, true], items: bigint };
  expect(made([1, 1, 1, 1], list)).toEqual([new Date(1000), 1, 1n, 1n]);
  expect(made([1, 1], { prefixItems: [date], items: false })).toEqual([new Date(1000), 1]);
  expect(made([1], { items: bigint })).toEqual([1n]);
  expect(made([1], {})).toEqual([1]);
});

it("of objects, members by their names, by patterns, and others", () => {
  const at = { properties: { at: date, plain: {} }, additionalProperties: bigint };
  expect(made({ at: 1, plain: 1, toString: 1 }, at)).toEqual({
    at: new Date(1000),
    plain: 1,
    toString: 1n,
  });
  expect(made({ a: 1 }, { patternProperties: { "^a": bigint } })).toEqual({ a: 1n });
  expect(made({ a: 1 }, { additionalProperties: false })).toEqual({ a: 1 });
});

it.each(["allOf", "anyOf", "oneOf"])("what %s says is said of the value", (keyword) => {
  expect(made(1, { [keyword]: [{ type: "number" }, bigint] })).toBe(1n);
});

it("a schema may be its own target, or have a target that is missing", () => {
  const self = { properties: { next: { $ref: "#" }, at: date } };
  expect(made({ next: { at: 1 } }, self)).toEqual({ next: { at: new Date(1000) } });
  expect(made(1, { $ref: "#/$defs/None", $defs: {} })).toBe(1);
});
