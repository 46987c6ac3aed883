/** What values must not be (`not`): as ajv reads the document. */
import { itJudgesAsAjv } from "./as-ajv.js";
import type { Cases } from "./same-verdicts.js";

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
  Short: [{ type: "string", maxLength: 1 }, scalars],
  NotNamed: [{ not: { $ref: "#/components/schemas/Short" } }, scalars],
  NotOther: [{ not: { anyOf: [integer, { $ref: "#/components/schemas/Short" }] } }, scalars],
  NotWithNamed: [
    {
      ...both,
      not: { properties: { a: { $ref: "#/components/schemas/Short" } }, required: ["a"] },
    },
    objects,
  ],
  NotOneOf: [{ ...both, not: { oneOf: [{ required: ["a"] }, { required: ["b"] }] } }, objects],
  NotOneOfThree: [
    { not: { oneOf: [{ minimum: 1 }, { maximum: 5 }, { type: "string", minLength: 1 }] } },
    scalars,
  ],
  NotFormat: [
    { type: "string", not: { type: "string", format: "ipv4" } },
    ["", "1.2.3.4", "1.2.3.400", "a"],
  ],
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

// Examples are made at random, and then checked: for this one, too few fit.
itJudgesAsAjv("3.1.0", modern, ["NotClosed"]);
itJudgesAsAjv("3.0.3", old);
