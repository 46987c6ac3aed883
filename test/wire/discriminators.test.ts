/** Which variant of a discriminated choice writes a value, and how types narrow by its word. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../leftovers.js";
import { strict } from "../types/settings.js";
import { complaintsOf, show } from "../types/tsc.js";
import { generateSchemas } from "./schema-package.js";

/** Its text shows which variant wrote it. */
const at = new Date("2020-02-03T04:05:06Z");
const day = "2020-02-03";
const instant = "2020-02-03T04:05:06.000Z";
const seconds = 1580702706;

const date = { type: "string", format: "date" };
const dateTime = { type: "string", format: "date-time" };
const unixTime = { type: "integer", format: "unix-time" };
const string = { type: "string" };

function object(properties: object, ...required: readonly string[]) {
  return { type: "object", properties, required };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const choice = (names: readonly string[], mapping: object, propertyName = "kind") => {
  return { oneOf: names.map(ref), discriminator: { propertyName, mapping } };
};

const kind = { enum: ["day", "moment", "second"] };
const byKind = { propertyName: "kind" };
const byPart = { ...byKind, mapping: { d: "DayPart" } };

const components = {
  Day: object({ kind, at: date, isDay: string }, "kind"),
  Moment: object({ kind, at: dateTime, isMoment: string }, "kind"),
  Second: object({ kind: string, at: unixTime, isSecond: string }, "kind"),
  DayOne: object({ n: { type: "integer" }, at: date, isOne: string }, "n"),
  MomentTwo: object({ n: { type: "number" }, at: dateTime, isTwo: string }, "n"),
  DayYes: object({ ok: { type: "boolean" }, at: date, isYes: string }, "ok"),
  MomentNo: object({ ok: { enum: [false] }, at: dateTime, isNo: string }, "ok"),
  Plain: object({ kind: string, at: date, isDay: string }, "kind"),
  Days: choice(["Plain", "Moment"], { day: "Plain", moment: "Moment" }),
  Times: choice(["Day", "Moment"], { day: "Day", moment: ref("Moment").$ref }),
  Base: {
    ...object({ kind: string, others: { type: "array", items: ref("Base") } }, "kind"),
    discriminator: { propertyName: "kind", mapping: { d: "DayHeir" } },
  },
  DayHeir: { allOf: [ref("Base"), object({ at: date, isDay: string })] },
  MomentHeir: { allOf: [ref("Base"), object({ at: dateTime, isMoment: string })] },
  SecondHeir: { allOf: [ref("MomentHeir"), object({ until: unixTime, isSecond: string })] },
  Payment: {
    ...object({ kind: string }, "kind"),
    discriminator: { propertyName: "kind", mapping: { day: "Card", moment: "Bank" } },
  },
  Card: { allOf: [ref("Payment"), object({ at: date, isDay: string })] },
  Bank: { allOf: [ref("Payment"), object({ at: dateTime, isMoment: string })] },
  Pet: { ...object({ is: string }, "is"), discriminator: { propertyName: "is" } },
  Dog: { allOf: [ref("Pet"), object({ at: date, isDog: string })] },
  Cat: { allOf: [ref("Pet"), object({ at: dateTime, isCat: string })] },
  Unlike: object({ q: string, at: date }, "q"),
  PartBase: { allOf: [{ ...object({ kind: string }, "kind"), discriminator: byPart }] },
  DayPart: { allOf: [ref("PartBase"), object({ at: date, isDay: string })] },
  MomentPart: { allOf: [ref("PartBase"), object({ at: dateTime, isMoment: string })] },
  NestedBase: {
    allOf: [{ allOf: [{ ...object({ kind: string }, "kind"), discriminator: byKind }] }],
  },
  DayNested: { allOf: [ref("NestedBase"), object({ at: date, isDay: string })] },
  MomentNested: { allOf: [ref("NestedBase"), object({ at: dateTime, isMoment: string })] },
};

interface Row {
  readonly schema: object;
  /** By the word of the member: how `at` is written. `refused`: no variant has the word. */
  readonly written: Readonly<Record<string, string | number>>;
  readonly member?: string;
  /** Comparisons that narrow: after each, a member of only that variant exists. */
  readonly narrows: Readonly<Record<string, string>>;
}

const dayOrMoment = { '"day"': day, '"moment"': instant };
const both = { '"day"': "isDay", '"moment"': "isMoment" };

/** Subtypes in a choice without a discriminator, and its other variants. */
const besides: Readonly<Record<string, readonly object[]>> = {
  Null: [{ type: "null" }],
  Text: [{ type: "string", enum: ["none"] }],
  Array: [{ type: "array", items: ref("Card") }],
  Object: [ref("Unlike")],
  Inline: [object({ kind: { const: "z" }, at: date }, "kind")],
  Choice: [{ anyOf: [{ type: "null" }, ref("Unlike")] }],
  Others: [ref("Dog"), ref("Cat")],
};

function heirsBeside(others: readonly object[]): Pick<Row, "written"> & { schema: object } {
  return { schema: { anyOf: [...others, ref("Card"), ref("Bank")] }, written: dayOrMoment };
}

const rows: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(
    Object.entries(besides).map(([name, others]) => [
      `heirsBeside${name}`,
      { ...heirsBeside(others), narrows: {} },
    ]),
  ),
  heirsFirst: {
    schema: { oneOf: [ref("Card"), ref("Bank"), ref("Unlike")] },
    written: dayOrMoment,
    narrows: {},
  },
  heirsWrapped: {
    schema: { oneOf: ["Card", "Bank"].map((name) => ({ allOf: [ref(name)] })) },
    written: { ...dayOrMoment, '"other"': "refused" },
    narrows: both,
  },
  heirsInside: {
    schema: { oneOf: [ref("Card"), { oneOf: [ref("Bank"), ref("Unlike")] }] },
    written: dayOrMoment,
    narrows: {},
  },
  heirsInsideNullable: {
    schema: { anyOf: [ref("Card"), { anyOf: [ref("Bank"), { type: "null" }] }] },
    written: dayOrMoment,
    narrows: both,
  },
  heirsOfOthers: {
    ...heirsBeside([ref("Dog"), ref("Cat")]),
    member: "is",
    written: { '"Dog"': day, '"Cat"': instant },
    narrows: {},
  },
  heirsByName: {
    schema: { oneOf: [ref("Dog"), ref("Cat")] },
    member: "is",
    written: { '"Dog"': day, '"Cat"': instant, '"dog"': "refused" },
    narrows: { '"Dog"': "isDog", '"Cat"': "isCat" },
  },
  heirsPartlyMapped: {
    schema: { oneOf: [ref("DayHeir"), ref("SecondHeir")] },
    written: { '"d"': day, '"SecondHeir"': instant, '"DayHeir"': "refused" },
    narrows: { '"d"': "isDay", '"SecondHeir"': "isSecond" },
  },
  heirsAndTheirs: {
    schema: { oneOf: [ref("DayHeir"), ref("MomentHeir")] },
    written: { '"d"': day, '"MomentHeir"': instant, '"SecondHeir"': instant },
    narrows: { '"d"': "isDay", '"SecondHeir"': "isSecond" },
  },
  between: {
    schema: ref("MomentHeir"),
    written: { '"MomentHeir"': instant, '"SecondHeir"': instant, '"d"': "refused" },
    narrows: { '"MomentHeir"': "isMoment", '"SecondHeir"': "isSecond" },
  },
  sharedEnum: {
    schema: ref("Times"),
    written: { ...dayOrMoment, '"second"': "refused", '"other"': "refused" },
    narrows: both,
  },
  severalWords: {
    schema: choice(["Day", "Moment"], { day: "Day", moment: "Moment", second: "Moment" }),
    written: { ...dayOrMoment, '"second"': instant },
    narrows: { ...both, '"second"': "isMoment" },
  },
  someMapped: {
    schema: choice(["Day", "Second"], { day: "Day" }),
    written: { '"day"': day, '"Second"': seconds, '"second"': "refused" },
    narrows: { '"day"': "isDay", '"Second"': "isSecond" },
  },
  numbers: {
    schema: choice(["DayOne", "MomentTwo"], { 1: "DayOne", 2.5: "MomentTwo" }, "n"),
    member: "n",
    written: { 1: day, 2.5: instant, '"1"': day, 3: "refused" },
    narrows: { 1: "isOne", 2.5: "isTwo" },
  },
  booleans: {
    schema: choice(["DayYes", "MomentNo"], { true: "DayYes", false: "MomentNo" }, "ok"),
    member: "ok",
    written: { true: day, false: instant },
    narrows: { true: "isYes", false: "isNo" },
  },
  booleansInCapitals: {
    schema: choice(["DayYes", "MomentNo"], { True: "DayYes", False: "MomentNo" }, "ok"),
    member: "ok",
    written: { true: day, false: instant },
    narrows: { true: "isYes", false: "isNo" },
  },
  nullable: {
    schema: { ...choice([], {}), anyOf: [ref("Times"), { type: "null" }], oneOf: undefined },
    written: dayOrMoment,
    narrows: both,
  },
  inChoice: {
    schema: choice(["Times", "Second"], { second: "Second" }),
    written: { ...dayOrMoment, '"second"': seconds, '"other"': "refused" },
    narrows: { ...both, '"second"': "isSecond" },
  },
  inChoiceByName: {
    schema: choice(["Days", "Second"], { second: "Second", d: "Plain" }),
    written: { '"d"': day, '"moment"': instant, '"second"': seconds, '"day"': "refused" },
    narrows: { '"d"': "isDay", '"moment"': "isMoment", '"second"': "isSecond" },
  },
  inParts: {
    schema: { allOf: [ref("Times"), object({ id: string }, "id")] },
    written: dayOrMoment,
    narrows: both,
  },
  beside: {
    schema: { ...choice(["Day", "Moment"], { day: "Day", moment: "Moment" }), ...object({}) },
    written: { ...dayOrMoment, '"other"': "refused" },
    narrows: both,
  },
  fallback: {
    schema: {
      oneOf: [ref("Day"), ref("Second")],
      discriminator: { propertyName: "kind", mapping: { day: "Day" }, defaultMapping: "Second" },
    },
    written: { '"day"': day, '"other"': seconds, 7: seconds },
    narrows: { '"day"': "isDay" },
  },
  heirs: {
    schema: ref("Base"),
    written: {
      '"d"': day,
      '"MomentHeir"': instant,
      '"SecondHeir"': instant,
      '"DayHeir"': "refused",
    },
    narrows: { '"d"': "isDay", '"MomentHeir"': "isMoment", '"SecondHeir"': "isSecond" },
  },
  heirsOfPart: {
    schema: ref("PartBase"),
    written: { '"d"': day, '"MomentPart"': instant, '"DayPart"': "refused" },
    narrows: { '"d"': "isDay", '"MomentPart"': "isMoment" },
  },
  heirsOfNestedPart: {
    schema: ref("NestedBase"),
    written: { '"DayNested"': day, '"MomentNested"': instant, '"other"': "refused" },
    narrows: { '"DayNested"': "isDay", '"MomentNested"': "isMoment" },
  },
  choiceOfHeirsOfPart: {
    schema: { anyOf: [ref("PartBase"), { type: "null" }] },
    written: { '"d"': day, '"MomentPart"': instant },
    narrows: { '"d"': "isDay", '"MomentPart"': "isMoment" },
  },
};

const folder = await makeFolder();
const schemas = Object.fromEntries(
  Object.entries(rows).map(([name, { schema }]) => [name, schema]),
);
const { send, codes } = await generateSchemas(schemas, components, folder, {
  openapi: "3.2.0",
});

describe.each(Object.entries(rows))("%s", (name, { written, member = "kind" }) => {
  it.each(Object.entries(written))("%s is written as %s", (word, text) => {
    const value = { [member]: JSON.parse(word) as unknown, at };
    expect(attempt(() => JSON.parse(String(send(name, value))) as object)).toEqual(
      text === "refused" ? "refused" : { ...value, at: text },
    );
  });
});

it("is nothing to warn of", () => expect(codes).toEqual([]));

it("writes what takes over a schema between it and the base by its own members", () => {
  const written = `{"kind":"SecondHeir","at":"${instant}","until":${seconds}}`;
  expect(send("between", { kind: "SecondHeir", at, until: at })).toBe(written);
});

it("writes an object without the word as one that has none", () => {
  const written = `{"q":"q","at":"${day}"}`;
  for (const name of ["heirsFirst", "heirsInside", "heirsBesideObject"])
    expect(send(name, { q: "q", at })).toBe(written);
  expect(send("heirsBesideInline", { kind: "z", at })).toBe(`{"kind":"z","at":"${day}"}`);
});

it("writes variants in lists by their own words", () => {
  const others = [{ kind: "MomentHeir", at }];
  const written = `{"kind":"d","others":[{"kind":"MomentHeir","at":"${instant}"}],"at":"${day}"}`;
  expect(send("heirs", { kind: "d", others, at })).toBe(written);
});

it("narrows by each word", async () => {
  const lines = Object.entries(rows).flatMap(([name, { narrows, member = "kind" }]) => [
    `const ${name} = await client.call(schemas.${name}());`,
    ...Object.entries(narrows).map(
      ([word, own]) =>
        `if (${name}?.${member} === ${word}) ${name}.${own} satisfies string | undefined;`,
    ),
  ]);
  const head = ['import * as schemas from "schemas";', "const client = schemas.createClient();"];
  await writeFile(path.join(folder, "caller.ts"), [...head, ...lines, ""].join("\n"));
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  const project = path.join(folder, "tsconfig.json");
  const compilerOptions = { ...strict, noEmit: true };
  await writeFile(project, JSON.stringify({ compilerOptions, files: ["caller.ts"] }));
  expect((await complaintsOf("7.0", project)).map(show)).toEqual([]);
});

function attempt(step: () => unknown): unknown {
  try {
    return step();
  } catch (error) {
    if (/type_mismatch/.test(String(error))) return "refused";
    throw error;
  }
}
