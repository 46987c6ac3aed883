/** Rules of parts of an object that is closed as a whole (`unevaluatedProperties`): as ajv reads the document. */
import { itJudgesAsAjv } from "./as-ajv.js";
import type { Cases } from "./same-verdicts.js";

const text = { type: "string" };
const members = { type: "object", properties: { kind: text, url: text, card: text } };
const withId = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const values = [
  { id: 1 },
  { id: 1, kind: "video" },
  { id: 1, kind: "video", url: "u" },
  { id: 1, kind: "visit", url: "u" },
  { id: 1, card: "c" },
  { id: 1, card: "c", url: "u" },
  { id: 1, kind: "visit", url: "u", card: "c" },
  { id: 1, other: true },
  { kind: "video", url: "u" },
];
/** An object with a rule, as one part of two; nothing beside these parts is allowed. */
const closed = (rule: object, ...others: readonly object[]) => ({
  allOf: [{ ...members, ...rule }, withId, ...others],
  unevaluatedProperties: false,
});
const isVideo = { required: ["kind"], properties: { kind: { const: "video" } } };
const needsUrl = { if: { not: isVideo }, else: { required: ["url"] } };
const anyOf = [{ required: ["url"] }, { required: ["card"] }];

const cases: Cases = {
  Conditional: [closed(needsUrl), values],
  Dependent: [closed({ dependentRequired: { card: ["url"] } }), values],
  Counted: [closed({ minProperties: 3 }), values],
  Without: [closed({ not: { required: ["url", "card"] } }), values],
  AnyGroup: [closed({ anyOf }), values],
  OneGroup: [closed({ oneOf: anyOf }), values],
  TwoGroups: [closed({ anyOf }, { anyOf: [{ required: ["kind"] }, { required: ["id"] }] }), values],
  Referred: [
    {
      allOf: [{ $ref: "#/components/schemas/Base" }, withId],
      unevaluatedProperties: false,
    },
    values,
  ],
  Base: [{ ...members, minProperties: 2, dependentRequired: { card: ["url"] }, anyOf }, values],
  BesideChoice: [closed(needsUrl, { oneOf: [{ minProperties: 2 }, false] }), values],
};

itJudgesAsAjv("3.1.0", cases);
