/** If several schemas apply to one value, none of their constraints is lost. */
import { describe, expect, it } from "vitest";
import { constraintsOf } from "../../generator/model/constrain.js";
import { mergeObjects } from "../../generator/model/merge.js";
import { mergeConstraints } from "../../generator/model/merge-constraints.js";
import type { Constraints } from "../../generator/model/constraints.js";
import { lowerDocument, lowerOne, lowerSchemas } from "./lower-document.js";

const rules: readonly (readonly [string, Constraints, Constraints, Constraints])[] = [
  ["the higher of two least", { minLength: 1 }, { minLength: 3 }, { minLength: 3 }],
  ["the lower of two most", { maximum: 9 }, { maximum: 12 }, { maximum: 9 }],
  [
    "both kinds of limits",
    { minimum: 1 },
    { exclusiveMinimum: 0 },
    { minimum: 1, exclusiveMinimum: 0 },
  ],
  ["one pattern said twice", { pattern: "a" }, { pattern: "a" }, { pattern: "a" }],
  [
    "two patterns",
    { pattern: "a" },
    { pattern: "b" },
    { pattern: "b", allOf: [{ kind: "unknown", pattern: "a" }] },
  ],
  [
    "two formats",
    { format: "a" },
    { format: "b" },
    { format: "b", allOf: [{ kind: "unknown", format: "a" }] },
  ],
  ["a common multiple", { multipleOf: 4 }, { multipleOf: 6 }, { multipleOf: 12 }],
  ["the multiple that fits both", { multipleOf: 0.5 }, { multipleOf: 2 }, { multipleOf: 2 }],
  [
    "two multiples without a common one",
    { multipleOf: 0.5 },
    { multipleOf: 0.7 },
    { multipleOf: 0.7, allOf: [{ kind: "unknown", multipleOf: 0.5 }] },
  ],
  ["the nearest default", { default: 1 }, { default: 2 }, { default: 2 }],
  [
    "all examples, the nearest first",
    { examples: [1, 2] },
    { examples: [2, 3] },
    { examples: [2, 3, 1] },
  ],
  [
    "all that members ask for",
    { dependentRequired: { a: ["b"], c: ["d"] } },
    { dependentRequired: { a: ["e", "b"] } },
    { dependentRequired: { a: ["b", "e"], c: ["d"] } },
  ],
  [
    "all that is missing",
    { unsupported: ["not"] },
    { unsupported: ["if"] },
    { unsupported: ["if", "not"] },
  ],
  [
    "two `contains`, each with its counts",
    { contains: { kind: "null" }, minContains: 2 },
    { contains: { kind: "boolean" } },
    {
      contains: { kind: "boolean" },
      allOf: [{ kind: "unknown", contains: { kind: "null" }, minContains: 2 }],
    },
  ],
  [
    "two choices",
    { anyOf: [{ kind: "null" }] },
    { anyOf: [{ kind: "boolean" }] },
    { anyOf: [{ kind: "boolean" }], allOf: [{ kind: "unknown", anyOf: [{ kind: "null" }] }] },
  ],
];

const text = { kind: "string", wire: null } as const;

describe("two schemas together", () => {
  it.each(rules)("keep %s", (_, under, over, expected) => {
    const merged = mergeConstraints(under, over);
    expect(merged).toEqual(expected);
  });

  it("are one enum of constants, with what is said of all", async () => {
    const constants = ["a", "b"].map((one) => ({ const: one, format: "x", default: one }));
    const shape = await lowerOne({ oneOf: constants });
    expect(shape).toMatchObject({ kind: "enum", values: [{ value: "a" }, { value: "b" }] });
    expect(constraintsOf(shape)).toEqual({ format: "x" });
  });

  it("are one enum of constants, of which some have to fit more", async () => {
    const limited = { enum: ["a", "bb"], minLength: 2 };
    const shape = await lowerOne({ anyOf: [limited, { const: "c" }] });
    expect(shape).toMatchObject({
      values: [{ value: "a" }, { value: "bb" }, { value: "c" }],
      anyOf: [
        { kind: "enum", values: [{ value: "a" }, { value: "bb" }], minLength: 2 },
        { kind: "enum", values: [{ value: "c" }] },
      ],
    });
  });

  it("are one text under `allOf`, with the strictest of both", async () => {
    const shape = await lowerOne({
      allOf: [
        { type: "string", maxLength: 9, pattern: "a" },
        { type: "string", maxLength: 5, pattern: "b", minLength: 1 },
        { minLength: 2 },
      ],
      default: "ab",
    });
    expect(shape).toEqual({
      ...text,
      maxLength: 5,
      minLength: 2,
      pattern: "b",
      allOf: [{ kind: "unknown", pattern: "a" }],
      default: "ab",
    });
  });

  it("keep what is said of a reference, and of what it leads to", async () => {
    const { It } = await lowerSchemas({
      Name: { type: "string", minLength: 1 },
      Code: { type: "string", pattern: "^c" },
      It: { allOf: [{ $ref: "#/components/schemas/Name" }, { $ref: "#/components/schemas/Code" }] },
    });
    expect(It).toMatchObject({ kind: "reference", pattern: "^c" });
  });

  it("keep what has no type of its own beside an object", async () => {
    const shape = await lowerOne({
      allOf: [{ type: "object", properties: {} }, { minProperties: 1 }],
    });
    expect(shape).toMatchObject({ kind: "object", minProperties: 1 });
  });

  it("are one member with the constraints of both", async () => {
    const member = (schema: object) => ({ type: "object", properties: { a: schema } });
    const api = await lowerDocument("3.1.1", {
      components: {
        schemas: {
          It: {
            allOf: [
              member({ type: "string", maxLength: 5 }),
              member({ type: "string", minLength: 1 }),
              member({ pattern: "a" }),
              { minProperties: 1 },
            ],
          },
        },
      },
    });
    const [{ shape } = { shape: undefined }] = api.schemas.values();
    const object = mergeObjects(shape!, { api });
    expect(object).toMatchObject({ kind: "object", minProperties: 1 });
    expect(object?.properties[0]?.shape).toEqual({
      ...text,
      maxLength: 5,
      minLength: 1,
      pattern: "a",
    });
  });
});

describe("a choice", () => {
  const [short, long] = [
    { type: "string", maxLength: 3 },
    { type: "string", minLength: 9 },
  ];
  const shapes = [
    { ...text, maxLength: 3 },
    { ...text, minLength: 9 },
  ];

  it.each(["anyOf", "oneOf"])("of one type has its constraints in `%s`", async (keyword) => {
    expect(await lowerOne({ [keyword]: [short, long] })).toEqual({ ...text, [keyword]: shapes });
  });

  it("with an alternative that takes any text asks for nothing", async () => {
    expect(await lowerOne({ anyOf: [short, { type: "string" }] })).toEqual(text);
  });

  it("of one type is told apart by what is inside", async () => {
    const list = (items: object) => ({ type: "array", items });
    expect(await lowerOne({ anyOf: [list(short!), list(long!)] })).toEqual({
      kind: "array",
      items: text,
      anyOf: shapes.map((items) => ({ kind: "array", items })),
    });
  });

  it("that only constrains stays beside the type", async () => {
    const rules = [{ pattern: "^a" }, { maxLength: 2 }];
    expect(await lowerOne({ type: "string", minLength: 1, anyOf: rules })).toEqual({
      ...text,
      minLength: 1,
      anyOf: [
        { kind: "unknown", anyOf: rules.map((rule) => ({ kind: "unknown", ...rule })) },
      ].flatMap(({ anyOf }) => anyOf),
    });
  });

  it("gives each variant what is said of all", async () => {
    const inner = { anyOf: [{ type: "string" }, { type: "integer" }], maxLength: 4, minimum: 1 };
    expect(await lowerOne({ anyOf: [inner, { type: "boolean" }] })).toEqual({
      kind: "union",
      isAnyOf: true,
      variants: [
        { ...text, maxLength: 4 },
        { kind: "integer", wire: null, minimum: 1 },
        { kind: "boolean" },
      ],
    });
  });

  it("of a choice alone says by its own word how alternatives exclude each other", async () => {
    const inner = { anyOf: [{ type: "string" }, { type: "integer" }] };
    expect(await lowerOne({ oneOf: [inner] })).not.toHaveProperty("isAnyOf");
    expect(await lowerOne({ anyOf: [inner] })).toHaveProperty("isAnyOf", true);
  });

  it("among which any value is says what is lost", async () => {
    const rules = [{ minLength: 2 }, { $ref: "#/components/schemas/Other" }];
    const { It } = await lowerSchemas({ Other: { type: "integer" }, It: { oneOf: rules } });
    expect(It).toEqual({ kind: "unknown", unsupported: ["oneOf"] });
  });
});
