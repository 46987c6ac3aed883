import * as fc from "fast-check";
import qs from "qs";
import { describe, expect, it } from "vitest";
import * as ours from "../../generated/src/stripe/index.js";
import { bodyOf, isPlain, shuffled } from "./stripe-arbitraries.js";
import { attemptFields, paymentFields } from "./stripe-fields.js";
import { stripeNodeForm } from "./stripe-node-encoder.js";

/** Fixed, so that a run can be repeated; fast-check prints both with a failure. */
const settings = { seed: 20_261_122, numRuns: 2_500 };

const endpoints = {
  reportPayment: {
    arbitrary: bodyOf(paymentFields),
    encode: (body: unknown) => ours.reportPayment({ body: body as ours.ReportPaymentParams }).body,
  },
  reportPaymentAttempt: {
    arbitrary: bodyOf(attemptFields),
    encode: (body: unknown) =>
      ours.reportPaymentAttempt({
        path: { id: "pr_1" },
        body: body as ours.ReportPaymentAttemptParams,
      }).body,
  },
};

describe.each(Object.entries(endpoints))("%s", (_, { arbitrary, encode }) => {
  it("equals stripe-node byte for byte when keys are written in declared order", () => {
    fc.assert(
      fc.property(arbitrary, (body) => {
        expect(encode(body)).toBe(stripeNodeForm(body));
      }),
      settings,
    );
  });

  it("means the same as stripe-node in any order of keys", () => {
    fc.assert(
      fc.property(arbitrary, fc.integer(), (ordered, seed) => {
        const body = shuffled(ordered, seed);
        expect(pairs(encode(body))).toEqual(pairs(stripeNodeForm(body)));
        expect(pairs(encode(body))).toEqual(pairs(encode(ordered)));
      }),
      settings,
    );
  });

  it("is what qs reads back", () => {
    const options = {
      depth: 100,
      arrayLimit: 1000,
      parameterLimit: Infinity,
      allowPrototypes: true,
    };
    fc.assert(
      fc.property(arbitrary, (body) => {
        fc.pre(isRebuiltByQs(body));
        expect(qs.parse(String(encode(body)), options)).toEqual(decoded(body) ?? {});
      }),
      settings,
    );
  });

  it("leaves its input as it was", () => {
    fc.assert(
      fc.property(arbitrary, (body) => {
        const before = structuredClone(body);
        encode(deepFrozen(body));
        expect(structuredClone(body)).toEqual(before);
      }),
      { ...settings, numRuns: 300 },
    );
  });
});

/** The decoded name and value pairs as a multiset. */
function pairs(body: unknown): string[] {
  const decodedPairs = String(body)
    .split("&")
    .map((pair) => pair.split("=").map(decodeURIComponent));
  return decodedPairs.map((pair) => JSON.stringify(pair)).sort();
}

/** What a server must get: scalars as text, and no undefined and empty containers. */
function decoded(value: unknown): unknown {
  if (value === undefined) return undefined;
  if (value === null) return "";
  if (value instanceof Date) return String(Math.floor(value.getTime() / 1000));
  if (Array.isArray(value)) {
    const items = value.map(decoded).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isPlain(value)) return String(value);
  const members = Object.keys(value).map((key) => [key, decoded(value[key])] as const);
  const present = members.filter(([, member]) => member !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}

/** qs drops `__proto__`, and reads an object with only integer keys as an array. */
function isRebuiltByQs(body: object): boolean {
  const metadata: unknown = (body as { metadata?: unknown }).metadata;
  return !isPlain(metadata) || !Object.keys(metadata).some((key) => /^(__proto__|\d+)$/.test(key));
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !(value instanceof Date))
    for (const member of Object.values(Object.freeze(value))) deepFrozen(member);
  return value;
}
