/** What a change of constraints does to values, each keyword by itself and in both directions. */
import { describe, expect, it } from "vitest";
import { limitChanges } from "../../generator/diff/schemas/limits.js";
import { noDocs } from "../../generator/model/merge-docs.js";
import type { ObjectShape, Shape } from "../../generator/model/schema.js";

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
  [items, { ...items, contains: text }, "`contains` is new"],
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

describe("`if`, `then` and `else`", () => {
  const condition: Shape = { ...text, pattern: "^a" };
  const object = (required: boolean, shape: Shape, more: Partial<ObjectShape> = {}): Shape => ({
    kind: "object",
    properties: [{ name: "v", required, shape, access: "both", docs: noDocs }],
    additional: "open",
    requiredAnyOf: [],
    ...more,
  });
  const withThen = (fitting: Shape | undefined, others?: Shape): Shape => ({
    kind: "unknown",
    if: { condition, ...(fitting && { fitting }), ...(others && { others }) },
  });
  const short = { ...text, minLength: 2 } as const;

  it.each<readonly [Shape, Shape, string]>([
    [withThen(text), withThen(short), "in `then`, `minLength` is now 2"],
    [
      withThen(text, short),
      withThen(text, { ...short, minLength: 3 }),
      "in `else`, `minLength` is now 3, not 2",
    ],
    [withThen(text), withThen(text, short), "`else` is new"],
    [withThen(object(false, text)), withThen(object(true, text)), "in `then`, `v` is required"],
    [
      withThen(object(true, text)),
      withThen(object(true, short)),
      "in `then`, `v`: `minLength` is now 2",
    ],
    [
      withThen({ ...items, items: text }),
      withThen({ ...items, items: short }),
      "in `then`, `[]`: `minLength` is now 2",
    ],
  ])("narrow or widen by their branches: %#", (wide, narrow, told) => {
    expect(limitChanges(wide, narrow, isEqual)).toEqual([{ effect: "narrowed", text: told }]);
    expect(limitChanges(narrow, wide, isEqual)).toMatchObject([{ effect: "widened" }]);
  });

  it.each<readonly [Shape, Shape, string]>([
    [
      withThen(text),
      { kind: "unknown", if: { condition: short, fitting: text } },
      "the condition of `if` changed",
    ],
    [withThen(text), withThen(whole), "`then` changed"],
    [
      withThen({ ...items, minItems: 2 }),
      withThen({ kind: "array", items: whole }),
      "in `then`, `[]` changed",
    ],
    [
      withThen(object(true, text)),
      withThen(object(true, text, { additional: "closed" })),
      "`then` changed",
    ],
  ])("are another rule where nothing is known: %#", (older, newer, told) => {
    expect(limitChanges(older, newer, isEqual)).toContainEqual({ effect: "changed", text: told });
  });
});

it("leave `minItems` to the type of a list whose first items it requires", () => {
  const pair = { kind: "tuple", prefix: [text, whole], rest: null } as const;
  expect(
    limitChanges({ ...pair, required: 0 }, { ...pair, required: 2, minItems: 2 }, isEqual),
  ).toEqual([]);
});
