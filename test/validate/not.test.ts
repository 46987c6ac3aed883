/** What values must not be (`not`): as ajv reads the document. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { exampleOf } from "../../templates/runtime/fake/example.js";
import { type Cases, expectSameVerdicts, type Modules, modulesOfSchemas } from "./same-verdicts.js";
import { changedSchema } from "./schema-walk.js";

const text = { type: "string" };
const integer = { type: "integer" };
const scalars = [null, true, 0, 5, 1.5, "", "a", "b", "xyz", [], [1], {}];
const objects = [
  {},
  { a: "x" },
  { b: 1 },
  { a: "x", b: 1 },
  { a: "y", b: 1, z: 1 },
  { a: "x", b: 9, z: "z" },
  { a: "", b: 0 },
  { z: {} },
];
const both = { type: "object", properties: { a: text, b: integer } };
const named = { $ref: "#/components/schemas/Named" };

const modern: Cases = {
  NoText: [{ not: text }, scalars],
  NoTypes: [{ not: { type: ["string", "null", "integer"] } }, scalars],
  NoConst: [{ not: { const: "a" } }, scalars],
  NoNull: [{ not: { const: null } }, scalars],
  TextButConst: [{ type: "string", not: { const: "a" } }, scalars],
  NoEnum: [{ not: { enum: ["a", 5, true, null] } }, scalars],
  EnumWithout: [{ type: "string", enum: ["a", "b", "xyz"], not: { enum: ["a", "xyz"] } }, scalars],
  NumberWithout: [{ type: "number", not: { minimum: 1, maximum: 2 } }, scalars],
  NotShort: [{ type: "string", not: { maxLength: 1 } }, scalars],
  NoPattern: [{ type: "string", not: { pattern: "^x" } }, scalars],
  NoneOfPatterns: [{ not: { anyOf: [{ type: "string", pattern: "^x" }, integer] } }, scalars],
  ListWithout: [
    { type: "array", not: { items: integer, minItems: 1 } },
    [[], [1], ["a"], [1, "a"]],
  ],
  NotEmpty: [{ type: "array", not: { maxItems: 0 } }, [[], [1]]],
  NotAll: [{ ...both, not: { required: ["a", "b"] } }, objects],
  NoMember: [{ ...both, not: { required: ["z"] } }, objects],
  NotBothOrAny: [
    { ...both, not: { anyOf: [{ required: ["a", "b"] }, { required: ["z"] }] } },
    objects,
  ],
  NotAllOf: [{ ...both, not: { allOf: [{ required: ["a"] }, { required: ["b"] }] } }, objects],
  NoValue: [{ ...both, not: { properties: { a: { const: "x" } }, required: ["a"] } }, objects],
  NoValueAtAll: [{ ...both, not: { properties: { a: { enum: ["x"] } } } }, objects],
  Large: [{ ...both, not: { maxProperties: 1 } }, objects],
  Nested: [{ ...both, not: { not: { required: ["a"] } } }, objects],
  NestedInside: [{ ...both, not: { required: ["a"], not: { required: ["b"] } } }, objects],
  NotClosed: [
    { type: "object", not: { properties: { a: {}, b: {} }, additionalProperties: false } },
    objects,
  ],
  Named: [{ ...both, required: ["b"] }, objects],
  BesideReference: [{ ...named, not: { required: ["a"] } }, objects],
  InAllOf: [{ allOf: [named, { not: { required: ["z"] } }] }, objects],
  Twice: [{ allOf: [named, { not: { required: ["a"] } }], not: { required: ["z"] } }, objects],
  Choice: [
    {
      ...both,
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
      not: { required: ["a", "b"] },
      additionalProperties: false,
    },
    objects,
  ],
  Closed: [
    { ...both, not: { properties: { z: {} }, required: ["a", "z"] }, additionalProperties: false },
    objects,
  ],
  Unevaluated: [
    { ...both, not: { not: { properties: { z: {} } } }, unevaluatedProperties: false },
    objects,
  ],
  ForItems: [{ type: "array", items: { not: { enum: [1, "a"] } } }, [[], [1], ["b", 2], [2, "a"]]],
  ForOthers: [
    { type: "object", additionalProperties: { not: integer } },
    [{}, { x: 1 }, { x: "a" }, { x: 1.5, y: 2 }],
  ],
  OneType: [{ type: ["string", "integer"], not: { enum: ["a", 5] } }, scalars],
};

const old: Cases = {
  MaybeNot: [{ type: "string", nullable: true, not: { enum: ["a"] } }, scalars],
  NotMaybe: [{ not: { type: "string", nullable: true } }, scalars],
  NotAbove: [
    { type: "number", minimum: -9, not: { minimum: 1, exclusiveMinimum: true } },
    [0, 1, 1.5, 5],
  ],
  NotAllOld: [{ ...both, not: { required: ["a", "b"] } }, objects],
};

const plans = [
  ["3.1.0", modern],
  ["3.0.3", old],
] as const;

describe.each(plans)("in %s", (openapi, cases) => {
  const schemas = Object.fromEntries(
    Object.entries(cases).map(([name, [schema]]) => [name, schema]),
  );
  let modules: Modules;

  beforeAll(async () => {
    modules = await modulesOfSchemas(openapi, schemas);
  });

  it.each(Object.keys(cases))("%s", (name) => {
    const ajv = new Ajv2020({ strict: false, unicodeRegExp: true });
    const components = { schemas: changedAll(schemas) };
    const asWritten = ajv.compile({ $ref: `#/components/schemas/${name}`, components });
    const [, values] = cases[name]!;
    const schema = expectSameVerdicts(name, values, asWritten, modules);
    expect(values.some((value) => asWritten(value))).toBe(true);
    expect(values.every((value) => asWritten(value))).toBe(false);
    if (isRare(name)) return;
    for (const seed of [1, 2, 3]) expect(asWritten(exampleOf(schema, { seed }))).toBe(true);
  });
});

/** Examples are made at random, and then checked. */
const isRare = (name: string) => name === "NotClosed";

/** JSON Schema says it by other keywords. */
function changedAll(schemas: Readonly<Record<string, object>>): object {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      changedSchema(schema, ({ nullable, ...rest }) => {
        if (nullable === true) return { anyOf: [rest, { type: "null" }] };
        if (rest["exclusiveMinimum"] !== true) return rest;
        const { minimum, ...others } = rest;
        return { ...others, exclusiveMinimum: minimum };
      }),
    ]),
  );
}
