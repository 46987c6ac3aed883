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
