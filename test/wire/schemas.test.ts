import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { generateSchemas } from "./schema-package.js";

/** A moment that loses its time of day when written as a date. */
const moment = new Date("2020-02-03T04:05:06Z");
const day = '"2020-02-03"';
const instant = '"2020-02-03T04:05:06.000Z"';

const date = { type: "string", format: "date" };
const dateTime = { type: "string", format: "date-time" };
const string = { type: "string" };

function object(properties: object, ...required: readonly string[]) {
  return { type: "object", properties, required };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const components = {
  Text: string,
  TextOrNull: { type: ["string", "null"] },
  Day: date,
  Pet: {
    ...object({ kind: string, friends: { type: "array", items: ref("Pet") } }, "kind"),
    discriminator: { propertyName: "kind", mapping: { cat: "Cat" } },
  },
  Cat: { allOf: [ref("Pet"), object({ born: date })] },
  Word: object({ kind: { const: "a" }, at: date }),
  Cats: {
    oneOf: [
      object({ kind: { const: "a" }, at: date }),
      object({ kind: { const: "b" }, at: dateTime }),
    ],
  },
  Dogs: {
    oneOf: [
      object({ kind: { const: "c" }, at: date }),
      object({ kind: { const: "d" }, at: dateTime }),
    ],
  },
};

type Row = readonly [
  name: string,
  schema: object,
  ...sent: readonly (readonly [unknown, string])[],
];

/** A body's schema, and what is sent for values. */
const rows: readonly Row[] = [
  [
    "twoWords",
    {
      oneOf: [
        object({ kind: { const: "a" }, sub: { const: "x" }, at: date }, "kind", "sub"),
        object({ kind: { const: "a" }, sub: { const: "y" }, at: dateTime }, "kind", "sub"),
        object({ kind: { const: "b" }, at: dateTime }, "kind"),
      ],
    },
    [{ kind: "a", sub: "x", at: moment }, `{"kind":"a","sub":"x","at":${day}}`],
    [{ kind: "a", sub: "y", at: moment }, `{"kind":"a","sub":"y","at":${instant}}`],
    [{ kind: "b", at: moment }, `{"kind":"b","at":${instant}}`],
  ],
  [
    "besideParent",
    {
      ...object({ t: { enum: ["a", "b"] } }, "t"),
      oneOf: [object({ t: { const: "a" }, at: date }), object({ t: { const: "b" }, at: dateTime })],
    },
    [{ t: "a", at: moment }, `{"t":"a","at":${day}}`],
    [{ t: "b", at: moment }, `{"t":"b","at":${instant}}`],
  ],
  [
    "requiredTells",
    { anyOf: [object({ t: string, at: date }, "t"), object({ at: dateTime })] },
    [{ at: moment }, `{"at":${instant}}`],
    [{ t: "x", at: moment }, `{"t":"x","at":${day}}`],
  ],
  [
    "numbersTell",
    {
      oneOf: [
        object({ v: { const: 1 }, at: date }, "v"),
        object({ v: { const: 2 }, at: dateTime }, "v"),
        object({ v: { const: true }, at: { type: "integer", format: "unix-time" } }, "v"),
      ],
    },
    [{ v: 2, at: moment }, `{"v":2,"at":${instant}}`],
    [{ v: 1n, at: moment }, `{"v":1,"at":${day}}`],
    [{ v: true, at: moment }, `{"v":true,"at":1580702706}`],
  ],
  [
    "insideTells",
    {
      oneOf: [
        object({ data: object({ kind: { const: "a" }, at: date }, "kind") }, "data"),
        object({ data: object({ kind: { const: "b" }, at: dateTime }, "kind") }, "data"),
      ],
    },
    [{ data: { kind: "b", at: moment } }, `{"data":{"kind":"b","at":${instant}}}`],
  ],
  [
    "itemsTell",
    {
      oneOf: [
        { type: "array", items: object({ kind: { const: "a" }, at: date }, "kind") },
        { type: "array", items: object({ kind: { const: "b" }, at: dateTime }, "kind") },
      ],
    },
    [[{ kind: "b", at: moment }], `[{"kind":"b","at":${instant}}]`],
  ],
  [
    "textBeside",
    {
      oneOf: [
        string,
        object({ k: { const: "a" }, at: date }),
        object({ k: { const: "b" }, at: dateTime }),
        { type: "null" },
      ],
    },
    [{ k: "b", at: moment }, `{"k":"b","at":${instant}}`],
    ["b", '"b"'],
    [null, "null"],
  ],
  [
    "choicesInside",
    { oneOf: [ref("Cats"), ref("Dogs")] },
    [{ kind: "c", at: moment }, `{"kind":"c","at":${day}}`],
    [{ kind: "d", at: moment }, `{"kind":"d","at":${instant}}`],
  ],
  [
    "openElsewhere",
    {
      oneOf: [
        object({ kind: { const: "a" }, sub: { const: "x" }, at: date }, "kind"),
        object({ kind: { const: "a" }, sub: { const: "y" } }, "kind"),
        object({ kind: { const: "b" } }, "kind"),
      ],
    },
    [{ kind: "a", sub: "y", at: moment }, `{"kind":"a","sub":"y","at":${instant}}`],
  ],
  [
    "baseTells",
    ref("Pet"),
    [
      { kind: "cat", born: moment, friends: [{ kind: "cat", born: moment }] },
      `{"kind":"cat","friends":[{"kind":"cat","born":${day}}],"born":${day}}`,
    ],
    [{ kind: "Pet", born: moment }, `{"kind":"Pet","born":${instant}}`],
  ],
  [
    "heirAlone",
    { allOf: [ref("Cat"), object({ died: dateTime })] },
    [{ kind: "x", born: moment, died: moment }, `{"kind":"x","born":${day},"died":${instant}}`],
  ],
  [
    "twoChoices",
    {
      allOf: [
        { oneOf: [object({ a: date }, "a"), object({ b: string }, "b")] },
        { oneOf: [object({ c: date }, "c"), object({ d: string }, "d")] },
      ],
    },
    [{ a: moment, c: moment }, `{"a":${day},"c":${day}}`],
    [{ b: "x", c: moment }, `{"b":"x","c":${day}}`],
  ],
  [
    "choicesInParts",
    {
      allOf: [
        { allOf: [object({ id: date }), { oneOf: [object({ a: date }, "a"), { type: "null" }] }] },
        { anyOf: [ref("Word"), object({ kind: { const: "b" }, at: dateTime })] },
      ],
    },
    [
      { id: moment, a: moment, kind: "b", at: moment },
      `{"id":${day},"a":${day},"kind":"b","at":${instant}}`,
    ],
  ],
  [
    "positions",
    {
      type: "array",
      prefixItems: [date, dateTime, { oneOf: [date, { type: "integer" }] }],
      items: { type: "integer", format: "unix-time" },
    },
    [[moment, moment, moment, moment], `[${day},${instant},${day},1580702706]`],
    [[moment], `[${day}]`],
  ],
  [
    "positionsTell",
    {
      oneOf: [
        { type: "array", prefixItems: [string, dateTime] },
        { type: "array", prefixItems: [{ type: "integer" }, date] },
      ],
    },
    [[1, moment], `[1,${day}]`],
    [["1", moment], `["1",${instant}]`],
  ],
  ["formatBesideRef", { ...ref("Text"), format: "date" }, [moment, day]],
  [
    "formatOfNull",
    { ...ref("TextOrNull"), format: "date", minLength: 1 },
    [moment, day],
    [null, "null"],
  ],
  ["typeBesideRef", { ...ref("Day"), type: "string", maxLength: 10 }, [moment, day]],
  ["formatInParts", { allOf: [string, { format: "date" }] }, [moment, day]],
  ["formatBesideParts", { allOf: [ref("Text")], format: "date" }, [moment, day]],
  ["formatBesideRules", { ...date, anyOf: [{ minLength: 1 }, { pattern: "^2" }] }, [moment, day]],
  [
    "numbers",
    { allOf: [{ type: "number" }, { type: "integer", format: "unix-time" }] },
    [moment, "1580702706"],
  ],
  [
    "patterns",
    { ...object({ id: date }), patternProperties: { "^d-": date, "^t-": dateTime } },
    [{ "t-x": moment, "d-x": moment, id: moment }, `{"id":${day},"t-x":${instant},"d-x":${day}}`],
  ],
  [
    "closedPatterns",
    {
      type: "object",
      patternProperties: { "^d-": date, "^t-": dateTime },
      additionalProperties: false,
    },
    [{ "t-x": moment, "d-x": moment }, `{"t-x":${instant},"d-x":${day}}`],
    [{ "d-x": moment, x: 1 }, "EncodeError: body.x: unknown_property"],
  ],
  [
    "patternsInParts",
    {
      allOf: [
        object({ id: date }),
        { type: "object", patternProperties: { "^d-": date }, additionalProperties: dateTime },
      ],
    },
    [{ "d-x": moment, x: moment, id: moment }, `{"id":${day},"d-x":${day},"x":${instant}}`],
  ],
  [
    "anyName",
    { type: "object", patternProperties: { "^.*$": date }, additionalProperties: false },
    [{ x: moment }, `{"x":${day}}`],
  ],
];

const folder = await mkdtemp(path.join(tmpdir(), "wireform-schemas-"));
afterAll(() => rm(folder, { recursive: true }));
const bodies = Object.fromEntries(rows.map(([name, schema]) => [name, schema]));
const { send, codes } = await generateSchemas(bodies, components, folder);

describe("what is sent of a value", () => {
  it.each(rows.map(([name, , ...sent]) => [name, sent] as const))("%s", (name, sent) => {
    for (const [value, text] of sent) expect(sentOf(name, value)).toBe(text);
  });

  it("is nothing to warn of", () => expect(codes).toEqual([]));

  function sentOf(name: string, value: unknown): unknown {
    try {
      return send(name, value);
    } catch (error) {
      return String(error);
    }
  }
});

describe("what is read as a bigint", () => {
  const int64 = { type: "integer", format: "int64" };
  const big = 9007199254740993n;
  const tuple = { type: "array", prefixItems: [string, int64], items: { type: "number" } };
  // In a document's text, `big` is this.
  const enumeration = { ...int64, enum: [1, Number(big), "all"] };
  const reading = generateSchemas(
    { tuple, enumeration, constant: { ...int64, const: Number(big) } },
    {},
    path.join(folder, "int64"),
    { "x-wireform": { int64: "bigint" } },
  );

  it.each([
    ["tuple", `["a",${big},3]`, ["a", big, 3]],
    ["tuple", '["a",1,3]', ["a", 1n, 3]],
    ["enumeration", String(big), big],
    ["enumeration", '"all"', "all"],
    ["constant", String(big), big],
  ])("%s: %s", async (name, text, value) => {
    const { read } = await reading;
    expect(await read(name, text)).toEqual(value);
  });

  it("is told of where a value isn't of its type: in a body and in an answer", async () => {
    expect((await reading).codes).toEqual(["WF2008", "WF2008"]);
  });
});
