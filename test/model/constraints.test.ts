/** The constraints of a Schema Object are data on its shape, in every version of OpenAPI. */
import { describe, expect, it } from "vitest";
import type { Constraints } from "../../generator/model/constraints.js";
import { lowerDocument, lowerOne, lowerSchemas, versions, type Version } from "./lower-document.js";

const all = versions;
const modern = ["3.1.1", "3.2.0"] as const;
const old = ["2.0", "3.0.3"] as const;

/** The schema, the versions, and the constraints of its shape. */
type Row = readonly [object, readonly Version[], Constraints];

/** Shapes allow more than these schemas do. */
const notExact: readonly object[] = [
  { $ref: "#/components/schemas/It" },
  { format: "email" },
  { type: "string", format: "date" },
  { oneOf: [1, 2, 3, 4, 5].map((maxLength) => ({ maxLength })) },
  { type: "string", anyOf: [{ type: "string", minLength: 2 }] },
  { enum: [[1]] },
  { pattern: "(" },
  { pattern: "(?=a)" },
  { minLength: -1 },
  { type: "text" },
  { nullable: true, enum: ["a"] },
  { contains: { const: 1 } },
  { properties: { a: { prefixItems: [true] } } },
  { not: { unevaluatedProperties: false } },
];

const table: readonly Row[] = [
  [{ type: "string", minLength: 1, maxLength: 9 }, all, { minLength: 1, maxLength: 9 }],
  [{ type: "string", pattern: "^a" }, all, { pattern: "^a" }],
  [{ type: "string", format: "email" }, all, { format: "email" }],
  [{ type: "string", format: "byte" }, all, { format: "byte" }],
  [{ type: "integer", format: "int32" }, all, { format: "int32" }],
  [{ type: "number", minimum: 0, maximum: 9 }, all, { minimum: 0, maximum: 9 }],
  [{ type: "integer", multipleOf: 5 }, all, { multipleOf: 5 }],
  [{ type: "number", minimum: 0, exclusiveMinimum: true }, old, { exclusiveMinimum: 0 }],
  [{ type: "number", maximum: 9, exclusiveMaximum: true }, old, { exclusiveMaximum: 9 }],
  [{ type: "number", minimum: 0, exclusiveMinimum: false }, old, { minimum: 0 }],
  [{ type: "number", exclusiveMinimum: 0 }, modern, { exclusiveMinimum: 0 }],
  [
    { type: "number", minimum: 1, exclusiveMaximum: 9 },
    modern,
    { minimum: 1, exclusiveMaximum: 9 },
  ],
  [{ type: "array", items: {}, minItems: 1, maxItems: 3 }, all, { minItems: 1, maxItems: 3 }],
  [{ type: "array", items: {}, uniqueItems: true }, all, { uniqueItems: true }],
  [{ type: "array", items: {}, uniqueItems: false }, all, {}],
  [
    { type: "object", minProperties: 1, maxProperties: 2 },
    all,
    { minProperties: 1, maxProperties: 2 },
  ],
  [{ type: "string", default: "a" }, all, { default: "a" }],
  [{ type: "string", example: "a" }, all, { examples: ["a"] }],
  [{ type: "string", examples: ["a", "b"] }, modern, { examples: ["a", "b"] }],
  [{ const: "a" }, modern, { const: "a" }],
  [{ const: { a: [1] } }, modern, { const: { a: [1] } }],
  [{ type: "string", contentEncoding: "base64" }, modern, { contentEncoding: "base64" }],
  [{ type: "string", contentMediaType: "image/png" }, modern, { contentMediaType: "image/png" }],
  [
    { type: "array", contains: { type: "string", minLength: 2 }, minContains: 2, maxContains: 3 },
    modern,
    { contains: { kind: "string", wire: null, minLength: 2 }, minContains: 2, maxContains: 3 },
  ],
  // A keyword has no effect on values of another type.
  [{ type: "integer", minLength: 1, maxItems: 2 }, all, {}],
  // Keywords that no shape expresses are listed as unsupported.
  [{ type: "string", not: { pattern: "^x" } }, all, { not: { kind: "unknown", pattern: "^x" } }],
  ...notExact.map((not): Row => [{ type: "string", not }, modern, { unsupported: ["not"] }]),
  [
    { type: "string", if: { minLength: 2 }, else: { pattern: "a" } },
    modern,
    {
      if: {
        condition: { kind: "unknown", minLength: 2 },
        others: { kind: "unknown", pattern: "a" },
      },
    },
  ],
  [
    { type: "string", if: { pattern: "(?=a)" }, else: { pattern: "a" } },
    modern,
    { unsupported: ["if"] },
  ],
  [
    {
      type: "object",
      dependentRequired: { a: ["b"] },
      dependentSchemas: { a: { minProperties: 2 } },
    },
    modern,
    {
      dependentRequired: { a: ["b"] },
      dependentSchemas: { a: { kind: "unknown", minProperties: 2 } },
    },
  ],
  [{ type: "object", dependentRequired: { a: [] }, dependentSchemas: { a: true } }, modern, {}],
  [
    {
      type: "object",
      dependentRequired: { a: [1] },
      dependentSchemas: { a: { $ref: "#/components/schemas/It" } },
    },
    modern,
    { unsupported: ["dependentRequired", "dependentSchemas"] },
  ],
  // Constraints on names, expressions and lists are checked.
  [{ type: "object", propertyNames: { pattern: "^a", minLength: 2 } }, modern, {}],
  [
    { type: "object", propertyNames: { format: "uuid" } },
    modern,
    { unsupported: ["propertyNames"] },
  ],
  [
    { type: "object", propertyNames: { pattern: "(" }, patternProperties: { "(": true } },
    modern,
    { unsupported: ["patternProperties", "propertyNames"] },
  ],
  [
    { type: "object", propertyNames: { enum: ["a", "b"], maxLength: 1 } },
    modern,
    { unsupported: ["propertyNames"] },
  ],
  [
    { type: "array", contains: { $ref: "#/components/schemas/It" } },
    modern,
    { unsupported: ["contains"] },
  ],
  // Invalid ones are listed, too.
  [{ type: "string", pattern: "(" }, all, { unsupported: ["pattern"] }],
  [
    { type: "string", maxLength: "9", minLength: -1 },
    all,
    { unsupported: ["maxLength", "minLength"] },
  ],
];

const rows = table.flatMap(([schema, where, expected]) =>
  where.map((version) => [version, JSON.stringify(schema), schema, expected] as const),
);

/** The shape without its type. */
function said(shape: object): object {
  const types =
    "kind wire values int64 items properties additional requiredAnyOf isUnsigned patterns isRecord".split(
      " ",
    );
  return Object.fromEntries(Object.entries(shape).filter(([key]) => !types.includes(key)));
}

describe("a keyword", () => {
  it.each(rows)("%s: %s", async (version, _, schema, expected) => {
    expect(said(await lowerOne(schema, version))).toEqual(expected);
  });

  it("of several types is of those that it speaks of", async () => {
    const shape = await lowerOne({ type: ["string", "integer", "null"], maxLength: 3, minimum: 1 });
    expect(shape).toEqual({
      kind: "union",
      variants: [
        { kind: "string", wire: null, maxLength: 3 },
        { kind: "integer", wire: null, minimum: 1 },
        { kind: "null" },
      ],
    });
  });

  it("stays with what may be null", async () => {
    const schema = { type: "string", maxLength: 3, nullable: true, default: null };
    expect(await lowerOne(schema, "3.0.3")).toEqual({
      kind: "union",
      default: null,
      variants: [{ kind: "string", wire: null, maxLength: 3 }, { kind: "null" }],
    });
  });

  it("stands beside a reference", async () => {
    const schemas = { Name: { type: "string", minLength: 1 } };
    const It = { $ref: "#/components/schemas/Name", maxLength: 9, default: "x" };
    expect((await lowerSchemas({ ...schemas, It }))["It"]).toEqual({
      kind: "reference",
      to: "openapi.json#/components/schemas/Name",
      maxLength: 9,
      default: "x",
    });
  });

  it("stays with an enum", async () => {
    const shape = await lowerOne({ type: "string", enum: ["a", "b"], default: "a", format: "x" });
    expect(shape).toMatchObject({ kind: "enum", default: "a", format: "x" });
  });

  it("of a parameter, a header and a body is on theirs", async () => {
    const limited = {
      type: "integer",
      maximum: 100,
      minimum: 1,
      exclusiveMinimum: true,
      default: 10,
    };
    const expected = {
      kind: "integer",
      wire: null,
      maximum: 100,
      exclusiveMinimum: 1,
      default: 10,
    };
    const query = { name: "limit", in: "query" };
    const oldAnswer = { description: "", schema: limited, headers: { "x-left": limited } };
    const newAnswer = {
      description: "",
      content: { "application/json": { schema: limited } },
      headers: { "x-left": { schema: limited } },
    };
    const content = { "application/json": { schema: limited } };
    const documents = [
      [
        "2.0",
        {
          parameters: [
            { ...query, ...limited },
            { name: "b", in: "body", schema: limited },
          ],
          responses: { 200: oldAnswer },
        },
      ],
      [
        "3.0.3",
        {
          parameters: [{ ...query, schema: limited }],
          requestBody: { content },
          responses: { 200: newAnswer },
        },
      ],
    ] as const;
    for (const [version, post] of documents) {
      const { operations } = await lowerDocument(version, { paths: { "/a": { post } } });
      const { parameters, body, responses } = operations[0]!;
      const [response] = responses;
      const shapes = [
        parameters[0],
        body?.contents[0],
        response?.contents[0],
        response?.headers[0],
      ];
      expect(shapes.map((one) => one?.shape)).toEqual(shapes.map(() => expected));
    }
  });
});
