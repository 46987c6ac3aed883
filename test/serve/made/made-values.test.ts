/** Values of JSON Schemas: the least and the most that may come. */
import { describe, expect, it } from "vitest";
import { joinSchemas } from "../../../templates/runtime/fake/joined-schema.js";
import { type MakeOptions, MadeValues } from "../../../templates/runtime/fake/made-values.js";
import { makeRandom, seedOf } from "../../../templates/runtime/fake/random.js";
import { SchemaHeights } from "../../../templates/runtime/fake/schema-heights.js";
import type { JsonSchema } from "../../../templates/runtime/validate/rule.js";
import { least, most } from "./ends.js";

const usual: MakeOptions = { most: 6, hasExamples: true, left: 1000 };
const made = (schema: object, options: Partial<MakeOptions> = {}, random = least) =>
  new MadeValues(new SchemaHeights(schema as JsonSchema), random, { ...usual, ...options }).of(
    schema as JsonSchema,
    "notes",
  );
const text = { type: "string" };
const number = { type: "integer" };
const own = (schema: object) => ({ $ref: "#/$defs/Own", $defs: { Own: schema } });
const self = { $ref: "#/$defs/Own" };

describe("a value", () => {
  it.each<[string, object, unknown, unknown]>([
    ["a constant", { const: 7, enum: [1] }, 7, 7],
    ["an enum", { enum: [1, 2, 3], examples: [9] }, 1, 3],
    ["an example", { type: "string", examples: ["x", "y"] }, "x", "y"],
    ["no example", { type: "integer", examples: [] }, 0, 1000],
    ["null", { type: "null" }, null, null],
    ["a boolean", { type: "boolean" }, true, false],
    ["an integer", number, 0, 1000],
    ["a number", { type: "number" }, 0, 500],
    ["a text", text, "notes 1", "notes 99"],
    ["a list", { type: "array", items: text }, ["note 1"], ["note 99"]],
    ["a list of anything", { type: "array" }, [""], [""]],
    ["an object", { type: "object", properties: { a: number } }, { a: 0 }, { a: 1000 }],
    ["an object without a type", { properties: { a: number } }, { a: 0 }, { a: 1000 }],
    ["names alone", { required: ["a"] }, { a: "a" }, { a: "a" }],
    ["an object of nothing", { type: "object" }, {}, {}],
    ["anything", {}, undefined, undefined],
    ["a choice", { anyOf: [text, number] }, "notes 1", 1000],
    ["one of a choice", { oneOf: [text, number] }, "notes 1", 1000],
    ["a choice with null", { anyOf: [{ type: "null" }, text] }, "notes 1", "notes 99"],
    ["a choice of null", { anyOf: [{ type: "null" }] }, null, null],
    ["all of", { allOf: [{ type: "integer", minimum: 3 }, { maximum: 5 }] }, 3, 5],
    ["a reference", own({ type: "integer" }), 0, 1000],
    [
      "what only some parts may be null of",
      { allOf: [{ anyOf: [{ type: "null" }] }, { anyOf: [text, { type: "null" }] }] },
      "notes 1",
      "notes 99",
    ],
    ["a reference to itself", own(self), undefined, undefined],
  ])("%s", (_, schema, first, last) => {
    expect([made(schema), made(schema, {}, most)]).toEqual([first, last]);
  });

  it("isn't an example if these don't fit", () => {
    expect(made({ type: "integer", examples: [9] }, { hasExamples: false })).toBe(0);
  });

  it("is as large as is allowed", () => {
    const pair = { type: "array", prefixItems: [text, text] };
    expect(() => made(pair, { left: 2 })).toThrow("it needs too many values");
    expect(made(pair, { left: 3 })).toEqual(["note 1", "note 1"]);
    const values = new MadeValues(new SchemaHeights({}), least, usual);
    values.of(pair, "notes");
    expect(values.left).toBe(997);
  });
});

describe("a list", () => {
  it.each<[string, object, unknown]>([
    ["of least items", { minItems: 3, items: number }, [0, 0, 0]],
    ["of no items", { maxItems: 0, items: number }, []],
    ["of first items", { prefixItems: [text, number], items: false }, ["note 1", 0]],
    [
      "of first items and others",
      { prefixItems: [number], minItems: 2, items: text },
      [0, "note 1"],
    ],
    ["of first items alone", { prefixItems: [number], minItems: 2, items: false }, [0]],
    ["that contains something", { items: number, contains: { minimum: 5 } }, [5]],
    [
      "that contains it more than once",
      { items: number, contains: { minimum: 5 }, minContains: 2, minItems: 3 },
      [5, 5, 0],
    ],
    ["that need not contain it", { items: number, contains: { minimum: 5 }, minContains: 0 }, [0]],
    [
      "of items that differ",
      { items: text, minItems: 3, uniqueItems: true },
      ["note 1", "note 1 1", "note 2 1"],
    ],
  ])("%s", (_, schema, value) => {
    const found = made({ type: "array", ...schema }) as readonly unknown[];
    expect(found).toHaveLength((value as readonly unknown[]).length);
    if ("uniqueItems" in schema) expect(new Set(found).size).toBe(3);
    else expect(found).toEqual(value);
  });

  it("deep in a value has only what it must have", () => {
    const lists = { type: "array", items: { type: "array", items: number } };
    expect(made(lists, { most: 2 })).toEqual([[0]]);
    expect(made(lists, { most: 1 })).toEqual([[]]);
    expect(made(lists, { most: 0 })).toEqual([]);
    expect(made({ ...lists, minItems: 1 }, { most: 0 })).toEqual([[]]);
  });

  it("of too many items isn't made", () => {
    expect(() => made({ type: "array", minItems: 100_001 })).toThrow("it needs 100001 items");
    const enough = made({ type: "array", minItems: 100_000 }, { left: 100_001 });
    expect(enough).toHaveLength(100_000);
  });
});

describe("an object", () => {
  it.each<[string, object, Partial<MakeOptions>, unknown]>([
    [
      "with all members",
      { properties: { a: number, b: text }, required: ["a"] },
      {},
      { a: 0, b: "b 1" },
    ],
    [
      "deep in a value",
      { properties: { a: number, b: text }, required: ["a"] },
      { most: 0 },
      { a: 0 },
    ],
    [
      "deep in a value, with the least number",
      { properties: { a: number, b: text, c: text }, minProperties: 2 },
      { most: 0 },
      { a: 0, b: "b 1" },
    ],
    ["of any members", { properties: { a: {} } }, {}, {}],
    ["that demands any member", { properties: { a: {} }, required: ["a"] }, {}, { a: "a" }],
    [
      "that demands what isn't described",
      { properties: { a: number }, required: ["b"] },
      {},
      { a: 0, b: "b" },
    ],
    ["that is a map", { additionalProperties: number }, {}, { key1: 0 }],
    ["that is a map, deep", { additionalProperties: number }, { most: 0 }, {}],
    ["that is no map", { properties: { a: number }, additionalProperties: number }, {}, { a: 0 }],
    ["that may have others", { additionalProperties: true }, {}, {}],
    ["of a least number", { minProperties: 2 }, {}, { key1: "value", key2: "value" }],
    [
      "of a least number of its own",
      { additionalProperties: number, minProperties: 2 },
      {},
      { key1: 0, key2: 0 },
    ],
    [
      "of names by a pattern",
      { additionalProperties: false, patternProperties: { "^x$": number }, minProperties: 1 },
      {},
      { x: 0 },
    ],
    [
      "of names by a pattern, and others",
      { patternProperties: { "^x$": number }, minProperties: 1 },
      {},
      { key1: "value" },
    ],
  ])("%s", (_, schema, options, value) => {
    expect(made({ type: "object", ...schema }, options)).toEqual(value);
  });

  it("of names that a pattern doesn't have is given up", () => {
    const schema = {
      additionalProperties: false,
      patternProperties: { x: number },
      minProperties: 2,
    };
    expect(made({ type: "object", ...schema })).toEqual({ x: 0 });
    expect(() => made({ type: "object", minProperties: 100_001 })).toThrow(
      "it needs 100001 members",
    );
  });

  it("that contains itself ends", () => {
    const next = (more: object) => own({ type: "object", properties: { next: more } });
    const depthOf = (value: unknown): number =>
      typeof value === "object" && value !== null ? 1 + depthOf(Object.values(value)[0]) : 0;
    expect(depthOf(made(next(self), { most: 3 }))).toBe(4);
    const demanded = own({ type: "object", properties: { next: self }, required: ["next"] });
    expect(depthOf(made(demanded))).toBe(60);
    const outer = { type: "object", properties: { a: self }, $defs: demanded.$defs };
    expect(made(outer)).toEqual({});
  });
});

describe("the height of a schema", () => {
  const object = (properties: object, ...required: readonly string[]) => ({
    type: "object",
    properties,
    required,
  });
  const leaf = text as JsonSchema;
  const heights = (root: object = {}) => new SchemaHeights(root as JsonSchema);

  it.each<[string, object]>([
    ["a member", object({ a: text }, "a")],
    ["an item", { type: "array", items: text, minItems: 1 }],
    ["a first item", { type: "array", prefixItems: [text], items: false, minItems: 1 }],
    ["all of", { allOf: [object({ a: text }, "a")] }],
    ["each of a choice", { anyOf: [object({ a: text }, "a")] }],
    ["each of another choice", { oneOf: [object({ a: text }, "a")] }],
  ])("counts %s", (_, schema) => {
    const higher = schema as JsonSchema;
    expect(heights().lowest([higher, leaf])).toEqual([leaf]);
    expect(heights().lowest([higher])).toEqual([higher]);
  });

  it.each<[string, object]>([
    ["a member that may be missing", object({ a: text })],
    ["a member that isn't described", object({}, "a")],
    ["a member that all objects have", object({}, "constructor")],
    ["items that may be missing", { type: "array", items: text }],
    ["first items that may be missing", { type: "array", prefixItems: [text] }],
    ["a choice with a lower one", { anyOf: [object({ a: text }, "a"), text] }],
    ["another choice with a lower one", { oneOf: [object({ a: text }, "a"), text] }],
  ])("doesn't count %s", (_, schema) => {
    const same = schema as JsonSchema;
    expect(heights().lowest([same, leaf])).toEqual([same, leaf]);
  });

  it("is endless where nothing ends it", () => {
    const endless = own(object({ a: self }, "a"));
    expect(heights(endless).isEndless(self)).toBe(true);
    expect(heights(endless).lowest([self, leaf])).toEqual([leaf]);
    expect(heights(endless).lowest([self])).toEqual([self]);
    expect(heights(own(object({ a: self }))).isEndless(self)).toBe(false);
    expect(heights(own({ allOf: [self] })).isEndless(self)).toBe(true);
    const nested = (depth: number): object =>
      depth === 0 ? text : object({ a: nested(depth - 1) }, "a");
    expect(heights().isEndless(nested(12) as JsonSchema)).toBe(false);
    expect(heights().isEndless(nested(13) as JsonSchema)).toBe(true);
  });
});

describe("schemas that apply together", () => {
  it.each<[object, object, object]>([
    [{ type: "integer" }, { type: "number" }, { type: "integer" }],
    [{ type: "number" }, { type: "integer" }, { type: "integer" }],
    [{ type: "integer" }, { type: "string" }, { type: "string" }],
    [{ type: "string" }, { type: "number" }, { type: "number" }],
    [{ minimum: 1 }, { minimum: 2 }, { minimum: 2 }],
    [{ minLength: 2 }, { minLength: 1 }, { minLength: 2 }],
    [{ exclusiveMinimum: 1 }, { exclusiveMinimum: 2 }, { exclusiveMinimum: 2 }],
    [{ maximum: 1 }, { maximum: 2 }, { maximum: 1 }],
    [{ maxItems: 2 }, { maxItems: 1 }, { maxItems: 1 }],
    [{ exclusiveMaximum: 1 }, { exclusiveMaximum: 2 }, { exclusiveMaximum: 1 }],
    [{ enum: [1, 2] }, { enum: [2, 3] }, { enum: [2] }],
    [{ required: ["a", "b"] }, { required: ["b", "c"] }, { required: ["a", "b", "c"] }],
    [{ items: { a: 1 } }, { items: { b: 1 } }, { items: { allOf: [{ a: 1 }, { b: 1 }] } }],
    [{ items: false }, { items: { b: 1 } }, { items: false }],
    [{ items: { a: 1 } }, { items: false }, { items: false }],
    [
      { additionalProperties: false },
      { additionalProperties: {} },
      { additionalProperties: false },
    ],
    [
      { additionalProperties: {} },
      { additionalProperties: false },
      { additionalProperties: false },
    ],
    [{ additionalProperties: {} }, { additionalProperties: text }, { additionalProperties: text }],
    [{ format: "a" }, { format: "b" }, { format: "b" }],
    [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    [
      { properties: { a: { x: 1 }, b: { x: 2 } } },
      { properties: { a: { x: 3 }, constructor: { x: 4 } } },
      {
        properties: {
          a: { allOf: [{ x: 1 }, { x: 3 }] },
          b: { x: 2 },
          constructor: { x: 4 },
        },
      },
    ],
  ])("%j and %j", (one, other, both) => {
    expect(joinSchemas([one, other] as readonly JsonSchema[])).toEqual(both);
  });
});

describe("numbers of a seed", () => {
  it("are the same, and of all sizes", () => {
    const random = makeRandom(7);
    const again = makeRandom(7);
    const found = Array.from({ length: 1000 }, () => random.next());
    expect(found).toEqual(Array.from({ length: 1000 }, () => again.next()));
    expect(found.slice(0, 3).map((one) => one.toFixed(6))).toEqual(firstOfSeven);
    const counts = [0, 1, 2, 3].map(
      (at) => found.filter((one) => Math.floor(one * 4) === at).length,
    );
    for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(60);
    expect(makeRandom(8).next()).not.toBe(makeRandom(7).next());
  });

  it("are between both ends", () => {
    const random = makeRandom(1);
    const found = Array.from({ length: 200 }, () => random.between(-1, 1));
    expect([...new Set(found)].sort((a, b) => a - b)).toEqual([-1, 0, 1]);
    const picked = Array.from({ length: 100 }, () => random.pick(["a", "b"]));
    expect([...new Set(picked)].sort()).toEqual(["a", "b"]);
  });

  it("belong to a text", () => {
    expect([seedOf("", 1), seedOf("a", 1), seedOf("ab", 1), seedOf("a", 2)]).toEqual(seeds);
    expect(seedOf("a", -1)).toBeGreaterThanOrEqual(0);
  });
});

// Other ones would change everybody's examples.
const firstOfSeven = ["0.011705", "0.061958", "0.976908"];
const seeds = [1, 1_610_651_424, 1_659_772_134, 1_660_984_281];
