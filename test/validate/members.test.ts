/** Which members an object may have, where several keywords say so together: as ajv reads the document. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, it } from "vitest";
import { type Cases, expectSameVerdicts, type Modules, modulesOfSchemas } from "./same-verdicts.js";

const integer = { type: "integer" };
const text = { type: "string" };
const [withA, withB] = [text, integer].map((one, at) => {
  const name = "ab"[at]!;
  return { type: "object", properties: { [name]: one }, required: [name] };
});
const named = { $ref: "#/components/schemas/Named" };
const free = { properties: { c: {} }, unevaluatedProperties: false };

/** By their names, with values. */
const cases: Cases = {
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

let modules: Modules;
const schemas = Object.fromEntries(Object.entries(cases).map(([name, [schema]]) => [name, schema]));

beforeAll(async () => {
  modules = await modulesOfSchemas("3.1.0", schemas);
});

it.each(Object.keys(cases))("%s", (name) => {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: true });
  const asWritten = ajv.compile({ $ref: `#/components/schemas/${name}`, components: { schemas } });
  expectSameVerdicts(name, cases[name]![1], asWritten, modules);
});
