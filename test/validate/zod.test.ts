/** Schemas of Zod and our validators agree on every value. */
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ZodObject, ZodType } from "zod";
import { packageRoot } from "../../generator/host/package-root.js";
import type { Schema } from "../../templates/runtime/validate/schema.js";
import { corpusFolder, hasCorpus } from "../corpus/documents.js";
import { compareWithZod, corpusDocuments } from "./compare.js";
import { modulesOf } from "./packages.js";
import { schemasIn } from "./values.js";

async function compared(document: string, count: number) {
  const { validators = {}, zod = {} } = await modulesOf(document, ["validators", "zod"]);
  const schemas = schemasIn(validators);
  expect(schemas.length).toBeGreaterThan(0);
  return compareWithZod(schemas, { ...zod }, count);
}

const own = [
  "test/cases/validators/openapi.yaml",
  "test/cases/zod/openapi.yaml",
  "specs/stripe.yaml",
  "specs/wepay.yaml",
];

it.each(own)("on %s", async (document) => {
  const { differences, pairs, fitting } = await compared(path.join(packageRoot, document), 40);
  expect(differences).toEqual([]);
  // Values of both kinds were tried.
  expect(fitting).toBeGreaterThan(pairs / 10);
  expect(pairs - fitting).toBeGreaterThan(pairs / 10);
});

describe.skipIf(!hasCorpus)("on the corpus", () => {
  it.each(corpusDocuments)("%s", async (document) => {
    expect((await compared(path.join(corpusFolder, document), 8)).differences).toEqual([]);
  });
});

it("takes members that are undefined, as the validators do, of closed objects too", async () => {
  const document = path.join(packageRoot, "test/cases/validators/openapi.yaml");
  const { validators = {}, zod = {} } = await modulesOf(document, ["validators", "zod"]);
  const order = {
    amount: 1,
    lines: [{ sku: "AB-1", quantity: 1 }],
    payment: { type: "bank", iban: "x" },
  };
  const { zOrderInput } = zod as Readonly<Record<string, ZodType>>;
  const { orderInputSchema } = validators as Readonly<Record<string, Schema<unknown>>>;
  for (const [other, fits] of [
    [undefined, true],
    [1, false],
  ] as const) {
    const value = { ...order, other };
    expect([zOrderInput!.safeParse(value).success, orderInputSchema!.is(value)]).toEqual([
      fits,
      fits,
    ]);
  }
});

describe("with dates and bigints", () => {
  let schemas: Readonly<Record<string, ZodType>>;
  beforeAll(async () => {
    const document = path.join(packageRoot, "test/cases/zod/openapi.yaml");
    const { zod = {} } = await modulesOf(document, ["zod"], { dates: "date", int64: "bigint" });
    schemas = { ...zod };
  });
  const told = (name: string, value: unknown) =>
    schemas[name]!.safeParse(value).error?.issues.map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    ) ?? [];
  const letter = { kind: "Letter", pages: 3 };
  const parcel = { id: 7n, content: letter, anything: null, constructor: "abc", number: "1" };

  it("takes what the types have", () => {
    const value = { ...parcel, sent: new Date(), day: "2026-02-28", inner: [parcel] };
    expect(schemas["zParcel"]!.parse(value)).toEqual(value);
    expect(told("zParcel", { ...parcel, id: 7, sent: "2026-01-01T00:00:00Z" })).toEqual([
      "id: Invalid input: expected bigint, received number",
      "sent: Invalid input: expected date, received string",
    ]);
    // Requests may have numbers too.
    expect(told("zParcelInput", { ...parcel, id: 7 })).toEqual([]);
  });

  it("tells the place of each misfit, of the variant that the discriminator names", () => {
    const content = { kind: "Letter", pages: 4, words: "\u{1F600}a\u{1F600}a\u{1F600}" };
    expect(told("zParcel", { ...parcel, content, constructor: "abcd" })).toEqual([
      "content.pages: expected a multiple of 3",
      "content.words: Invalid string: must match pattern /^\\p{L}+$/u",
      "content.words: expected at most 4 characters",
      "constructor: expected at most 3 characters",
    ]);
    expect(told("zContent", { kind: "Bag" })).toEqual([
      "kind: Invalid discriminator value. Expected 'Letter' | 'Box'",
    ]);
  });

  it("knows decimals, and what only one part of an object allows", () => {
    const box = { kind: "Box", size: [1, null], weight: 0.3 };
    expect(told("zBox", box)).toEqual([]);
    expect(told("zBox", { ...box, weight: 0.35 })).toEqual(["weight: expected a multiple of 0.1"]);
    expect(told("zBox", { ...box, size: [2 ** 31, null] })).toHaveLength(1);
    const sealed = { name: "a", seal: "red" };
    expect([told("zSealed", sealed), told("zSealed", { ...sealed, other: 1 })]).toMatchObject([
      [],
      [expect.stringContaining("other")],
    ]);
  });

  it("tells NaN where Zod would throw: in what it merges", () => {
    const tracked = { name: "a", code: "b" };
    const itself: Record<string, unknown> = { ...tracked };
    itself["itself"] = itself;
    expect([told("zTracked", tracked), told("zTracked", itself)]).toEqual([[], []]);
    expect(told("zTracked", { ...tracked, other: NaN })).toEqual(["other: expected no NaN"]);
    const inside = { ...tracked, list: [{}, { deep: NaN }] };
    expect(told("zTracked", inside)).toEqual(["list.1.deep: expected no NaN"]);
    expect(told("zTracked", { ...tracked, code: NaN, other: NaN })).toHaveLength(2);
  });

  it("gives objects that can be picked from and extended", () => {
    const named = schemas["zNamed"] as ZodObject;
    expect(named.pick({ name: true }).safeParse({}).success).toBe(false);
    expect(named.partial().safeParse({}).success).toBe(true);
  });
});
