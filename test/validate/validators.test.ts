/** What a validator says, in all the ways that it can be asked. */
import path from "node:path";
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import type { ZodType } from "zod";
import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { pattern } from "../../templates/runtime/validate/checks.js";
import { stringRule } from "../../templates/runtime/validate/scalars.js";
import { type Schema, schema as schemaOf } from "../../templates/runtime/validate/schema.js";
import { objectRule, optional } from "../../templates/runtime/validate/objects.js";
import { validatorsOf } from "./compare.js";
import { modulesOf } from "./packages.js";

const document = path.join(packageRoot, "test/cases/validators/openapi.yaml");
let schemas: ReadonlyMap<string, Schema<unknown>>;
beforeAll(async () => {
  const all = await validatorsOf(document);
  schemas = new Map(all.map((schema) => [schema.name, schema]));
});
const schema = (name: string) => schemas.get(name)!;

const card = { type: "card", number: "4242424242424242" };
const order = {
  id: "3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a01",
  amount: 19.99,
  lines: [{ sku: "AB-12", quantity: 2 }],
  payment: card,
};

const told = (name: string, value: unknown) =>
  schema(name)
    .issues(value)
    .map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("issues", () => {
  it("are none for what fits", () => {
    expect(told("Order", order)).toEqual([]);
    expect(told("Order", { ...order, email: null, status: "paid", metadata: { a: "b" } })).toEqual(
      [],
    );
  });

  it("are all of them, each with its place", () => {
    const value = {
      ...order,
      amount: 0,
      email: "nobody",
      lines: [{ sku: "ab", quantity: 1.5 }, {}],
      metadata: { a: 1 },
      more: true,
    };
    expect(told("Order", value)).toEqual([
      "amount: expected more than 0",
      "lines.0.sku: expected text that matches /^[A-Z]{2}-\\d+$/u",
      "lines.0.quantity: expected an integer",
      "lines.1.sku: missing",
      "lines.1.quantity: missing",
      "email: expected the format email",
      "metadata.a: expected a string",
      "more: no member of this name is allowed",
    ]);
  });

  it("are as many as are asked for", () => {
    expect(schema("Order").issues({}, 1)).toEqual([
      { path: ["id"], message: "missing", keyword: "required" },
    ]);
  });

  it("are those of the variant that the discriminator names", () => {
    expect(told("Payment", { type: "card", number: "1" })).toEqual([
      "number: expected at least 12 characters",
    ]);
    expect(told("Payment", { type: "cash" })).toEqual(['type: expected one of "card", "bank"']);
    expect(told("Payment", { type: "bank" })).toEqual([": expected iban, or account"]);
    expect(told("Payment", { ...card, cvc: "1" })).toEqual([": expected also expiry beside cvc"]);
  });

  it("ask for all members of one group alone, under oneOf", () => {
    expect(told("Place", { zip: "1", city: "Bern" })).toEqual([]);
    expect(told("Place", { city: "Bern", state: "BE" })).toEqual([]);
    const groups = [": expected city and state, or zip"];
    expect(told("Place", { city: "Bern" })).toEqual(groups);
    expect(told("Place", { zip: "1", city: "Bern", state: "BE" })).toEqual(groups);
  });

  it("count characters, not code units", () => {
    const rule = schema("OrderInput");
    const { id: _, ...input } = order;
    expect(rule.is({ ...input, secret: "😀".repeat(8) })).toBe(true);
    expect(rule.is({ ...input, secret: "😀".repeat(7) })).toBe(false);
  });

  it("find patterns that JavaScript takes without its flag u alone, and ignore others", () => {
    const named = (source: string) => schemaOf("Name", () => stringRule(pattern(source)));
    expect([named("^[\\w-.]+$").is("a-b.c"), named("^[\\w-.]+$").is("a b")]).toEqual([true, false]);
    expect(named("(?<open").is("anything")).toBe(true);
  });

  it("know decimals: 0.07 is a multiple of 0.01", () => {
    expect(told("Amount", 0.07)).toEqual([]);
    expect(told("Amount", 1e-7)).toEqual([": expected a multiple of 0.01"]);
  });

  it("speak of the variant that fits best, where nothing names it", () => {
    const line = { sku: "AB-1", quantity: 1 };
    expect(told("Line", { ...line, tags: ["goods", "new"], size: [1, 2] })).toEqual([]);
    expect(told("Line", { ...line, tags: ["new", "new"], size: [1] })).toEqual([
      "tags: expected items that all differ",
      "tags: expected at least 1 item of a kind, found 0",
      "size: expected at least 2 items",
    ]);
  });
});

it("validators are numbered as types are, where two want one name", async () => {
  const names = ["validators", "zod"];
  const { validators, zod } = await modulesOf(document, names);
  const { placeOfSchema, placeOfSchema2 } = validators as Record<string, Schema<unknown>>;
  expect([placeOfSchema?.name, placeOfSchema2?.name]).toEqual(["PlaceOf", "PlaceOf2"]);
  const { zPlaceOf, zPlaceOf2 } = zod as Record<string, ZodType>;
  const values = [{ place: { zip: "1" } }, { order: "1" }];
  const verdicts = [zPlaceOf, zPlaceOf2].map((one) =>
    values.map((value) => one?.safeParse(value).success),
  );
  expect(verdicts).toEqual([
    [true, false],
    [false, true],
  ]);
});

describe("directions", () => {
  it("requests have no read-only member that is required, and take a Date", () => {
    const { id: _, ...input } = order;
    expect(schema("Order").is(input)).toBe(false);
    expect(schema("OrderInput").is({ ...input, created: new Date(), secret: "12345678" })).toBe(
      true,
    );
    expect(schema("Order").is({ ...order, created: new Date() })).toBe(false);
  });
});

describe("what a program calls", () => {
  it("parse gives the value itself, or throws all issues", () => {
    expect(schema("Order").parse(order)).toBe(order);
    const parse = () => schema("Order").parse({ ...order, amount: "1", lines: [] });
    expect(parse).toThrow(expect.objectContaining({ name: "ValidationError", schema: "Order" }));
    expect(parse).toThrow("Order.amount: expected a number (and 1 more)");
  });

  it("assert narrows, and throws", () => {
    const problem: Schema<{ title?: string }> = schemaOf("Problem", () =>
      objectRule({ title: optional(stringRule()) }),
    );
    const value: unknown = { title: "x" };
    problem.assert(value);
    expect(value.title).toBe("x");
    expect(() => problem.assert([])).toThrow("Problem: expected an object");
  });

  it("is a Standard Schema and a Standard JSON Schema", async () => {
    const standard: StandardSchemaV1 & StandardJSONSchemaV1 = schema("Card");
    expect(await standard["~standard"].validate(card)).toEqual({ value: card });
    expect(await standard["~standard"].validate({ type: "card" })).toEqual({
      issues: [{ path: ["number"], message: "missing", keyword: "required" }],
    });
    expect(standard["~standard"].jsonSchema.input({ target: "draft-2020-12" })).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      properties: {
        type: { type: "string" },
        number: { type: "string", minLength: 12 },
        cvc: { type: "string" },
        expiry: { type: "string" },
      },
      required: ["type", "number"],
      dependentRequired: { cvc: ["expiry"] },
    });
    expect(() => standard["~standard"].jsonSchema.input({ target: "draft-04" })).toThrow(
      "unknown target: draft-04",
    );
  });

  it("gives self-contained JSON Schemas, with $defs", () => {
    const json = schema("Line")["~standard"].jsonSchema.output({ target: "draft-2020-12" });
    expect(json).toMatchObject({ properties: { parts: { items: { $ref: "#" } } } });
    expect(json).not.toHaveProperty("$defs");
    const whole = schema("Order")["~standard"].jsonSchema.output({ target: "draft-2020-12" });
    const names = Object.keys(whole["$defs"] as object).toSorted();
    expect(names).toEqual(["Amount", "Bank", "Card", "Line", "Payment", "Status"]);
  });
});

describe("hostile values", () => {
  it("are refused when they are too deep, or contain themselves", () => {
    const line: Record<string, unknown> = { sku: "AB-1", quantity: 1 };
    line["parts"] = [line];
    expect(schema("Line").is(line)).toBe(false);
    expect(told("Line", line)[0]).toContain("nested too deep");
  });

  it("don't bring members of all objects", () => {
    const named = schemaOf("Named", () => objectRule({ toString: stringRule() }));
    expect(named.is({})).toBe(false);
    expect(named.is({ toString: "x" })).toBe(true);
    const made = JSON.parse('{"title":"x","__proto__":{"status":"no"}}') as unknown;
    expect(schema("Problem").is(made)).toBe(true);
  });
});
