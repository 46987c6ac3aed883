/** Inputs that encoders get wrong, chosen by hand, without other data. */
import type { ReportPaymentAttemptParams } from "../../generated/src/stripe/index.js";

const initiated_at = 1730253425;
const marks = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** Beyond the types: what JavaScript callers pass and stripe-node sends. */
type Loose = { readonly [K in keyof ReportPaymentAttemptParams]?: unknown };

/** Bodies of `reportPaymentAttempt`, by their peculiarity; keys in declared order. */
export const attemptBodies: Readonly<Record<string, Loose>> = {
  smallest: { initiated_at },
  "a Date, its milliseconds cut": { initiated_at: new Date("2024-10-30T01:57:05.999Z") },
  "a Date before 1970, rounded down": { initiated_at: new Date(-1500) },
  "time zero": { initiated_at: 0 },
  "a bigint": { initiated_at: 1730253425n },
  "the empty string": { initiated_at, description: "" },
  null: { initiated_at, description: null },
  "null for an object": { initiated_at, failed: null, shipping_details: null },
  undefined: { initiated_at, description: undefined, outcome: "failed", failed: undefined },
  "undefined inside": { initiated_at, shipping_details: { name: undefined, phone: "1" } },
  "all printable ASCII marks": { initiated_at, description: marks },
  "control characters": { initiated_at, description: "\0\t\r\n\u007f" },
  unicode: {
    initiated_at,
    description: "Zażółć 支付 \u{1f600}\u{1f1e9}\u{1f1ea} e\u0301 \u202e\ufeff",
  },
  "percent signs": { initiated_at, description: "100% %20 %zz %" },
  "plus and space": { initiated_at, description: "a+b c" },
  "a long text": { initiated_at, description: "ß".repeat(5000) },
  "metadata cleared by the empty string": { initiated_at, metadata: "" },
  "metadata cleared by null": { initiated_at, metadata: null },
  "a metadata key cleared": { initiated_at, metadata: { a: "", b: null, c: "x" } },
  "metadata keys": { initiated_at, metadata: { "a b": "1", ключ: "2", "a.b": "3", "&=?#": "4" } },
  "metadata keys of Object's own": {
    initiated_at,
    metadata: JSON.parse('{"__proto__":"1","constructor":"2","toString":"3"}') as unknown,
  },
  "metadata keys like integers": { initiated_at, metadata: { 10: "a", 9: "b", "01": "c" } },
  "metadata values of other types": {
    initiated_at,
    metadata: { n: 0, f: 1.5, t: true, d: new Date(5e3) },
  },
  "empty objects": { initiated_at, payment_method_details: {}, shipping_details: { address: {} } },
  "an empty array": { initiated_at, expand: [] },
  expand: { initiated_at, expand: ["latest_payment_attempt_record", "a.b", ""] },
  "undefined and null in expand": { initiated_at, expand: ["a", undefined, null, "b"] },
  "everything nested": {
    initiated_at,
    payment_method_details: {
      payment_method: "pm_1",
      type: "custom",
      custom: { display_name: "a[b]", type: "cpmt_1" },
      billing_details: { name: "Ö", address: { line1: "1", line2: "", country: "DE" } },
    },
    outcome: "guaranteed",
    guaranteed: { guaranteed_at: new Date(1730253425000) },
    metadata: { order: "1" },
    expand: ["x"],
  },
  "no member at all": {},
};

/** Ids of Payment Records that change under careless escaping. */
export const recordIds = [
  "pr_1",
  "a b",
  "a/b?c#d",
  "100%",
  "%2F",
  "a'b(c)!*",
  "ключ \u{1f600}",
  "...",
  "../x",
];
