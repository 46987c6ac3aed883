/** Which members an object may have, where several keywords say so together: as ajv reads the document. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, expect, it } from "vitest";
import type { ZodType } from "zod";
import { makeFolder } from "../leftovers.js";
import { schemasIn } from "./values.js";
import { ajvJudge, zodJudge, zodOf } from "./judges.js";
import { modulesOf } from "./packages.js";

const integer = { type: "integer" };
const text = { type: "string" };
const [withA, withB] = [text, integer].map((one, at) => {
  const name = "ab"[at]!;
  return { type: "object", properties: { [name]: one }, required: [name] };
});
const named = { $ref: "#/components/schemas/Named" };
const free = { properties: { c: {} }, unevaluatedProperties: false };

/** By their names, with values. */
const cases: Readonly<Record<string, readonly [schema: object, values: readonly unknown[]]>> = {
  Named: [withA!, [{ a: "x" }]],
  AnyOfClosed: [
    { anyOf: [withA, withB], unevaluatedProperties: false },
    [{ a: "x" }, { b: 1 }, { a: "x", b: 1 }, { a: "x", z: 1 }, { a: 1 }, {}],
  ],
  OneOfClosed: [
    { oneOf: [withA, withB], ...free },
    [{ a: "x", c: 1 }, { b: 1 }, { b: 1, z: 1 }, { c: 1 }],
  ],
  AllOfClosed: [
    { allOf: [named, { anyOf: [withB, { ...withA, required: [] }] }], ...free },
    [{ a: "x", b: 1, c: 1 }, { a: "x", z: 1 }, { b: 1 }],
  ],
  ChoiceOfMaps: [
    { anyOf: [{ type: "object", additionalProperties: integer }, withA], ...free },
    [{ z: 1 }, { a: "x" }, { z: "x" }],
  ],
  OthersOfAll: [
    { allOf: [named], unevaluatedProperties: integer },
    [{ a: "x" }, { a: "x", z: 1 }, { a: "x", z: "x" }, { a: 1 }],
  ],
  FoundByPatterns: [
    {
      type: "object",
      properties: { id: integer, "x-id": text },
      patternProperties: { "^i": { maximum: 5 }, d$: { minimum: 2 }, "^x-": {} },
      additionalProperties: false,
    },
    [{ id: 3 }, { id: 1 }, { id: 9 }, { i: 9 }, { "x-id": "x" }, { "x-id": 1 }, { z: 1 }],
  ],
  NamesOfOthers: [
    {
      type: "object",
      properties: { id: integer, "a.b": { type: "boolean" } },
      patternProperties: { "^x": integer },
      propertyNames: { minLength: 2 },
      additionalProperties: text,
    },
    [{ id: 1 }, { "a.b": true }, { axb: true }, { xx: 1 }, { xx: "x" }, { zz: "x" }, { z: "x" }],
  ],
};

let modules: Awaited<ReturnType<typeof modulesOf>>;
const schemas = Object.fromEntries(Object.entries(cases).map(([name, [schema]]) => [name, schema]));

beforeAll(async () => {
  const document = path.join(await makeFolder(), "openapi.json");
  const info = { title: "Members", version: "1" };
  const api = { openapi: "3.1.0", info, paths: {}, components: { schemas } };
  await writeFile(document, JSON.stringify(api));
  modules = await modulesOf(document, ["validators", "zod"]);
});

it.each(Object.keys(cases))("%s", (name) => {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: true });
  const asWritten = ajv.compile({ $ref: `#/components/schemas/${name}`, components: { schemas } });
  const schema = schemasIn(modules["validators"]!).find((one) => one.name === name)!;
  const ours = ajvJudge(schema["~standard"].jsonSchema.input({ target: "draft-2020-12" }));
  const zod = zodJudge(zodOf(name, modules["zod"] as Readonly<Record<string, ZodType>>)!);
  const [, values] = cases[name]!;
  for (const value of values) {
    const fits = asWritten(value);
    const said = [schema.is(value), ours.fits(value), zod.fits(value)];
    expect([value, ...said]).toEqual([value, fits, fits, fits]);
  }
});
