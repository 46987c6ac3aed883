/** What a change of constraints does to values, each keyword by itself and in both directions. */
import { describe, expect, it } from "vitest";
import { limitChanges } from "../../generator/diff/schemas/limits.js";
import type { Shape } from "../../generator/model/schema.js";

const text = { kind: "string", wire: null } as const;
const whole = { kind: "integer", wire: null } as const;
const decimal = { kind: "number" } as const;
const items = { kind: "array", items: text } as const;

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** From wide to narrow: the way back is a widening. */
const narrowings: readonly (readonly [Shape, Shape, string])[] = [
  [{ ...text, maxLength: 9 }, { ...text, maxLength: 5 }, "`maxLength` is now 5, not 9"],
  [text, { ...text, maxLength: 5 }, "`maxLength` is now 5"],
  [{ ...text, minLength: 1 }, { ...text, minLength: 2 }, "`minLength` is now 2, not 1"],
  [text, { ...text, pattern: "^a" }, '`pattern` is now "^a"'],
  [text, { ...text, format: "email" }, '`format` is now "email"'],
  [whole, { ...whole, maximum: 0 }, "`maximum` is now 0"],
  [whole, { ...whole, minimum: 0 }, "`minimum` is now 0"],
  [
    { ...decimal, minimum: 0 },
    { ...decimal, exclusiveMinimum: 0 },
    "`exclusiveMinimum` is now 0, instead of `minimum` 0",
  ],
  [
    { ...decimal, maximum: 0.1 },
    { ...decimal, maximum: 0.1, exclusiveMaximum: 0.1 },
    "`exclusiveMaximum` is now 0.1, instead of `maximum` 0.1",
  ],
  [
    { ...decimal, multipleOf: 0.01 },
    { ...decimal, multipleOf: 0.1 },
    "`multipleOf` is now 0.1, not 0.01",
  ],
  [
    { ...whole, format: "int32" },
    { ...whole, format: "int16" },
    '`format` is now "int16", not "int32"',
  ],
  [{ ...items, maxItems: 9 }, { ...items, maxItems: 1 }, "`maxItems` is now 1, not 9"],
  [items, { ...items, minItems: 1 }, "`minItems` is now 1"],
  [items, { ...items, uniqueItems: true }, "`uniqueItems` is now true"],
  [items, { ...items, contains: text }, "`contains` is now another one"],
];

describe.each(narrowings)("%j to %j", (wide, narrow, told) => {
  it("takes fewer values", () => {
    expect(limitChanges(wide, narrow, isEqual)).toEqual([{ effect: "narrowed", text: told }]);
  });

  it("takes more values the other way round", () => {
    expect(limitChanges(narrow, wide, isEqual)).toMatchObject([{ effect: "widened" }]);
  });
});

it.each<readonly [Shape, Shape]>([
  [
    { ...text, pattern: "^a" },
    { ...text, pattern: "^b" },
  ],
  [
    { ...text, format: "email" },
    { ...text, format: "uri" },
  ],
  [
    { ...decimal, multipleOf: 0.2 },
    { ...decimal, multipleOf: 0.3 },
  ],
  [
    { ...whole, format: "int32" },
    { ...whole, format: "uint32" },
  ],
])("takes other values: %j to %j", (older, newer) => {
  expect(limitChanges(older, newer, isEqual)).toMatchObject([{ effect: "changed" }]);
});

it.each<readonly [Shape, Shape]>([
  [text, { ...text, minLength: 0 }],
  [
    { ...whole, minimum: 1 },
    { ...whole, exclusiveMinimum: 0 },
  ],
  [
    { ...whole, maximum: 9.5 },
    { ...whole, maximum: 9 },
  ],
  [whole, { ...whole, multipleOf: 1 }],
  [text, { ...text, format: "password" }],
  [
    { ...whole, format: "int32" },
    { kind: "integer", wire: "int64", format: "int64" },
  ],
  [text, { ...text, default: "a", examples: ["b"] }],
  [
    { kind: "string", wire: "base64", format: "byte" },
    { kind: "string", wire: "base64", contentEncoding: "base64" },
  ],
])("takes the same values: %j to %j", (older, newer) => {
  expect(limitChanges(older, newer, isEqual)).toEqual([]);
});
