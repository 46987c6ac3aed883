/** What schemas say against themselves; the cases `wf3015` to `wf3018` show the reports. */
import { expect, test } from "vitest";
import { formatMeant } from "../../generator/3-lower/mistakes/misspelt-formats.js";
import { lowerReported } from "./lower-document.js";

async function reportOf(schema: object, config = {}): Promise<readonly string[]> {
  const components = { schemas: { It: schema } };
  const { diagnostics } = await lowerReported("3.1.1", { components }, config);
  return diagnostics.map(({ code }) => code);
}

test.each([
  ["datetime", "date-time"],
  ["DateTime", "date-time"],
  ["date_time", "date-time"],
  ["data-time", "date-time"],
  ["int46", "int64"],
  ["Int64", "int64"],
  ["emial", "email"],
  ["e-mail", "email"],
  ["emails2", undefined],
  ["uudi", "uuid"],
  ["uuidd", "uuid"],
  ["datee", "date"],
  ["dat", "date"],
  ["passwrd", "password"],
  ["duration ", "duration"],
])("the format %s is meant to be %s", (written, meant) => {
  expect(formatMeant(written)).toBe(meant);
});

test.each(
  "url htm ipv uuid4 uuidv4 int int24 int128 float32 dates bytes guid ip phone html5 unix-time-ms date-range".split(
    " ",
  ),
)("the format %s is one of its own", (written) => {
  expect(formatMeant(written)).toBeUndefined();
});

test.each([
  ["date", "31.01.2024"],
  ["date", "2024-02-30"],
  ["date-time", "2024-01-31 today"],
  ["uuid", "string"],
  ["ipv4", "192.0.2.256"],
  ["ipv6", "192.0.2.1"],
])("an example of the format %s is judged: %s", async (format, example) => {
  expect(await reportOf({ type: "string", format, example })).toEqual(["WF3018"]);
});

test("a default beyond int32 is told, and what formats leave open isn't", async () => {
  expect(await reportOf({ type: "integer", format: "int32", default: 2 ** 31 })).toEqual([
    "WF3018",
  ]);
  expect(await reportOf({ type: "string", format: "date", example: "2024-02-29" })).toEqual([]);
  expect(await reportOf({ type: "string", format: "email", example: "ann at work" })).toEqual([]);
  expect(await reportOf({ type: "string", format: "uri", example: "/path" })).toEqual([]);
});

test("a format of the user's isn't misspelt", async () => {
  const schema = { type: "string", format: "datetime" };
  const datetime = { type: "Moment", module: "moments", version: "^1" };
  expect(await reportOf(schema)).toEqual(["WF3017"]);
  expect(await reportOf(schema, { formats: { datetime } })).toEqual([]);
});

test.each([
  { type: "integer", exclusiveMinimum: 4, exclusiveMaximum: 6 },
  { type: "number", minimum: 0.2, maximum: 0.8 },
  { minimum: 0.2, maximum: 0.8 },
  { type: ["integer", "number"], minimum: 0.2, maximum: 0.8 },
  { type: "string", minLength: 5, maxLength: 5 },
  { type: "object", required: ["a"], properties: { a: {} }, maxProperties: 1 },
  { type: "object", required: ["a"], propertyNames: { enum: ["a"] }, properties: { b: {} } },
  { type: "string", uniqueItems: false, items: {}, properties: {}, required: [], pattern: "" },
  { type: "string", contentMediaType: "image/png", format: "int32" },
])("%j says nothing against itself", async (schema) => {
  expect(await reportOf(schema)).toEqual([]);
});

const named = { type: "object", required: ["name"], properties: { name: { type: "string" } } };

test.each([
  ["null, where no value is given", { type: "string", default: null, example: null }],
  ["a JSON text", { ...named, example: '{ "name": "Ann" }' }],
  [
    "a member of answers alone that is left out",
    { ...named, properties: { name: { readOnly: true } }, example: {} },
  ],
  [
    "a part that is closed, and means the whole",
    {
      allOf: [
        { ...named, additionalProperties: false },
        { type: "object", properties: { id: { type: "integer" } } },
      ],
      example: { name: "Ann", id: 1 },
    },
  ],
  [
    "a part that may be null, or has variants, and is closed",
    {
      allOf: [
        { ...named, type: ["object", "null"], additionalProperties: false },
        { oneOf: [{ ...named, additionalProperties: false }, { type: "null" }] },
        { type: "object", properties: { id: { type: "integer" } } },
      ],
      example: { name: "Ann", id: 1 },
    },
  ],
  [
    "a format that is often a description, and a pattern, which are not judged",
    { type: "string", format: "uri", pattern: "^a", example: "b" },
  ],
  ["bytes", { type: "string", format: "binary", example: [1] }],
  [
    "one of several variants",
    { oneOf: [named, { type: "integer" }], examples: [{ name: "a" }, 1] },
  ],
  ["a step in decimals", { type: "number", multipleOf: 0.1, example: 0.3 }],
])("%s is no unfit value", async (_, schema) => {
  expect(await reportOf(schema)).toEqual([]);
});

test("a schema in itself ends", async () => {
  const it = { $ref: "#/components/schemas/It" };
  const schema = { type: "object", properties: { it }, additionalProperties: false };
  expect(await reportOf({ ...schema, example: { it: { it: {} } } })).toEqual([]);
  expect(await reportOf({ ...schema, example: { it: { is: {} } } })).toEqual(["WF3018"]);
});

test("choices that lead back to themselves end", async () => {
  const it = { $ref: "#/components/schemas/It" };
  const variant = (name: string, ...required: string[]) => ({
    type: "object",
    required,
    properties: { it, [name]: { type: "string" } },
  });
  const nested = (depth: number, value: unknown): unknown =>
    depth === 0 ? value : { it: nested(depth - 1, value) };
  const schema = { anyOf: [variant("a", "it"), variant("b", "it"), { type: "string" }] };
  expect(await reportOf({ ...schema, example: nested(4, 1) })).toEqual(["WF3018"]);
  expect(await reportOf({ ...schema, example: nested(40, 1) })).toEqual(["WF3018"]);
  const whole = { allOf: [variant("a"), variant("b")], example: nested(40, {}) };
  expect(await reportOf(whole)).toEqual([]);
});
