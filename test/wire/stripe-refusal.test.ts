import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as ours from "../../generated/src/stripe/index.js";
import { refused } from "./refused.js";
import { bodyOf, withMember } from "./stripe-arbitraries.js";
import { attemptFields, leavesOf, objectsOf, paymentFields, type Place } from "./stripe-fields.js";

/** Fixed, so that a run can be repeated; fast-check prints both with a failure. */
const settings = { seed: 20_261_122, numRuns: 1_000 };

/** One error at any place of an otherwise valid body; `place` is inside the body. */
interface Fault {
  readonly place: Place;
  readonly value: unknown;
  readonly code: ours.EncodeErrorCode;
}

const endpoints = {
  reportPayment: {
    fields: paymentFields,
    build: (body: unknown) => ours.reportPayment({ body: body as ours.ReportPaymentParams }),
  },
  reportPaymentAttempt: {
    fields: attemptFields,
    build: (body: unknown) =>
      ours.reportPaymentAttempt({
        path: { id: "pr_1" },
        body: body as ours.ReportPaymentAttemptParams,
      }),
  },
};

describe.each(Object.entries(endpoints))("%s refuses", (_, { fields, build }) => {
  const leaves = leavesOf(fields);
  const anyLeaf = fc.constantFrom(...leaves.map(({ place }) => place));
  const secondsLeaf = fc.constantFrom(
    ...leaves.filter(({ kind }) => kind === "seconds").map(({ place }) => place),
  );

  /** Whatever else is in the body, this error is found and reported at its place. */
  function expectRefused(faults: fc.Arbitrary<Fault>): void {
    fc.assert(
      fc.property(bodyOf(fields), faults, (good, { place, value, code }) => {
        const path = ["body", ...place];
        expect(refused(() => build(withMember(good, place, value)))).toEqual({ code, path });
      }),
      settings,
    );
  }

  const at = (place: fc.Arbitrary<Place>, value: fc.Arbitrary<unknown>, code: Fault["code"]) =>
    expectRefused(fc.record({ place, value, code: fc.constant(code) }));
  const metadataPlace = (key: fc.Arbitrary<string>) => key.map((name) => ["metadata", name]);

  it("metadata keys with brackets, and empty ones", () => {
    const bracket = fc.tuple(fc.string(), fc.constantFrom("[", "]", "[]", "[a]"), fc.string());
    const key = fc.oneof(
      fc.constant(""),
      bracket.map((parts) => parts.join("")),
    );
    at(metadataPlace(key), fc.constant("x"), "ambiguous_key");
  });

  it("lone surrogates in any text", () => at(anyLeaf, loneSurrogate, "lone_surrogate"));

  it("lone surrogates in metadata keys", () => {
    const key = loneSurrogate.filter((text) => !/[[\]]/.test(text));
    at(metadataPlace(key), fc.constant("x"), "lone_surrogate");
  });

  it("NaN and the infinities", () => {
    at(anyLeaf, fc.constantFrom(NaN, Infinity, -Infinity), "not_finite");
  });

  it("milliseconds where seconds belong", () => {
    const milliseconds = fc.integer({ min: 1e11, max: Number.MAX_SAFE_INTEGER });
    const either = fc.oneof(
      milliseconds,
      milliseconds.map((number) => -number),
      milliseconds.map(BigInt),
    );
    at(secondsLeaf, either, "not_seconds");
  });

  it("fractions of seconds", () => {
    const fraction = fc.integer({ min: -1e9, max: 1e9 }).map((number) => number + 0.5);
    at(secondsLeaf, fraction, "not_integer");
  });

  it("invalid dates", () => at(anyLeaf, fc.constant(new Date(NaN)), "invalid_date"));

  it("values that are no data", () => {
    const others = fc.constantFrom(() => 1, Symbol("s"), new Map(), new Set(), new Number(1));
    at(anyLeaf, others, "unsupported_value");
  });

  it("undeclared members of any declared object", () => {
    const name = fc
      .oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "Metadata", "expand[]"))
      .map((text) => (text === "__proto__" || text === "constructor" ? text : `${text}!`));
    const place = fc
      .tuple(fc.constantFrom(...objectsOf(fields)), name)
      .map(([outer, member]) => [...outer, member]);
    at(place, fc.constantFrom("x", "", 0, null, {}, []), "unknown_property");
  });
});

/** A surrogate without its other half. */
const loneSurrogate = fc
  .tuple(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("\ud83d", "\ude00", "\ude00\ud83d", "\ud800a"),
    fc.string(),
  )
  .map((parts) => parts.join(""));
