/** What values have to fit under a condition (`if`): as ajv reads the document. */
import { itJudgesAsAjv } from "./as-ajv.js";
import type { Cases } from "./same-verdicts.js";

const text = { type: "string" };
const integer = { type: "integer" };
const scalars = [null, true, 0, 5, 1.5, "", "a", "b", "xyz", [], [1], {}];
const isCard = { properties: { kind: { const: "card" } }, required: ["kind"] };
const payment = {
  type: "object",
  properties: {
    kind: { type: "string", enum: ["card", "bank"] },
    number: text,
    iban: text,
    count: integer,
  },
};
const payments = [
  {},
  { kind: "card" },
  { kind: "card", number: "1" },
  { kind: "card", iban: "x" },
  { kind: "card", number: "1", iban: "x" },
  { kind: "bank" },
  { kind: "bank", iban: "x" },
  { kind: "bank", number: "1" },
  { kind: "card", number: "1", count: 5 },
  { kind: "bank", iban: "x", count: 50 },
  { number: "1" },
  { count: 50 },
];
/** A schema with conditions: `undefined` is left out. */
const on = (condition: unknown, fitting: unknown, others?: unknown): object =>
  Object.fromEntries(
    [
      ["if", condition],
      ["then", fitting],
      ["else", others],
    ].filter(([, schema]) => schema !== undefined),
  ) as object;
const number = { required: ["number"] };
const iban = { required: ["iban"] };

const hasKind = { required: ["kind"] };
const isBank = { properties: { kind: { const: "bank" } }, required: ["kind"] };
const few = { properties: { count: { type: "integer", maximum: 9 } } };
const referTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const cases: Cases = {
  Then: [{ ...payment, ...on(isCard, number) }, payments],
  ThenElse: [{ ...payment, ...on(isCard, number, iban) }, payments],
  Else: [{ ...payment, ...on(isCard, undefined, iban) }, payments],
  WithoutRequired: [
    { ...payment, ...on({ properties: { kind: { const: "card" } } }, number) },
    payments,
  ],
  Forbids: [{ ...payment, ...on(isCard, { not: iban }) }, payments],
  Never: [{ ...payment, ...on(iban, false) }, payments],
  Bounds: [{ ...payment, ...on(isCard, few) }, [...payments, { kind: "card", count: 50 }]],
  Several: [{ ...payment, allOf: [on(isCard, number), on(isBank, iban)] }, payments],
  SeveralWithElse: [
    { ...payment, allOf: [on(isCard, number, iban), on(isCard, { minProperties: 2 })] },
    payments,
  ],
  Beside: [
    { ...payment, ...on(isCard, number), allOf: [on(isBank, iban)], not: { minProperties: 3 } },
    payments,
  ],
  Chain: [{ ...payment, ...on(isCard, number, on(isBank, iban, { maxProperties: 0 })) }, payments],
  Nested: [{ ...payment, ...on(isCard, on(iban, { required: ["count"] }, number)) }, payments],
  ByNot: [{ ...payment, ...on({ not: isCard }, iban) }, payments],
  ByChoice: [{ ...payment, ...on({ anyOf: [number, iban] }, hasKind) }, payments],
  ByOneOf: [
    { ...payment, ...on({ oneOf: [number, iban] }, hasKind, { maxProperties: 0 }) },
    payments,
  ],
  ByCondition: [
    { ...payment, ...on(on(isCard, number, iban), hasKind, { minProperties: 1 }) },
    payments,
  ],
  Base: [{ ...payment, ...hasKind }, payments],
  BesideReference: [{ ...referTo("Base"), ...on(isCard, number) }, payments],
  IsCard: [{ type: "object", ...isCard }, payments],
  HasNumber: [{ type: "object", ...number }, payments],
  ByReference: [{ ...payment, ...on(referTo("IsCard"), referTo("HasNumber")) }, payments],
  Closed: [
    { ...payment, ...on(isCard, number, iban), additionalProperties: false },
    [...payments, { z: 1 }],
  ],
  OfText: [{ type: "string", ...on({ pattern: "^x" }, { minLength: 3 }) }, [...scalars, "x", "xy"]],
  OfTextElse: [
    { type: "string", ...on({ pattern: "^x" }, { minLength: 3 }, { maxLength: 1 }) },
    ["", "a", "ab", "x", "xyz"],
  ],
  OfAny: [on(text, { minLength: 2 }, { type: ["integer", "null"] }), scalars],
  OfNumber: [
    { type: "number", ...on({ minimum: 10 }, { multipleOf: 5 }, { multipleOf: 2 }) },
    [0, 1, 2, 10, 12, 15],
  ],
  OfList: [
    { type: "array", items: integer, ...on({ minItems: 2 }, { uniqueItems: true }) },
    [[], [1], [1, 1], [1, 2], ["a"]],
  ],
  Items: [
    { type: "array", items: { ...payment, ...on(isCard, number) } },
    [[], payments.slice(0, 3), [payments[2], payments[5]]],
  ],
  OfFormat: [
    { type: "string", ...on({ type: "string", format: "ipv4" }, undefined, { minLength: 3 }) },
    ["", "1.2.3.4", "ab", "abc"],
  ],
  // Nothing says that these are objects.
  Untyped: [on(isCard, number), [...payments, 5, "a", null]],
  UntypedElse: [{ allOf: [on(isCard, number, iban)] }, [...payments, 5, "a", null]],
};

itJudgesAsAjv("3.1.0", cases);
