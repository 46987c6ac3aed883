/** Typed inputs are held against the document before they are encoded, whatever they are sent as. */
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import type { CheckApi, CheckInput } from "../../templates/runtime/validate/checked-input.js";
import { modulesOf } from "./packages.js";

type Build = (input: object) => HttpRequest;

interface Validators {
  readonly checked: CheckInput;
  readonly checkedApi: CheckApi;
}

async function load<Index>(document: string): Promise<Index & Validators> {
  const names = ["index", "api", "validators"];
  const modules = await modulesOf(path.join(packageRoot, document), names);
  return Object.assign({}, ...Object.values(modules)) as Index & Validators;
}

/** What is thrown: its place, and what is wrong. */
function refusalOf(build: () => unknown): unknown {
  try {
    return build();
  } catch (error) {
    const { name, code, message, path, operation } = error as Error & Record<string, unknown>;
    return { name, code, message, path, operation };
  }
}

describe("the form of Stripe's report_payment", () => {
  interface Api {
    readonly paymentRecords: { reportPayment(input: object): Promise<unknown> };
  }

  interface Stripe {
    readonly reportPayment: Build;
    readonly createApi: (options: object) => Api;
  }

  let stripe: Stripe & Validators;
  beforeAll(async () => {
    stripe = await load<Stripe>("specs/stripe.yaml");
  });

  const body = {
    amount_requested: { currency: "usd", value: 1000 },
    initiated_at: 1_700_000_000,
    outcome: "guaranteed",
    guaranteed: { guaranteed_at: 1_700_000_100 },
    payment_method_details: { type: "custom", custom: { display_name: "Cash", type: "type" } },
  };

  const report = (changes: object, others: object = {}) =>
    refusalOf(() =>
      stripe.reportPayment(stripe.checked({ ...others, body: { ...body, ...changes } })),
    );

  it("is the same, byte for byte, if it fits", () => {
    const input = { body, headers: { "Idempotency-Key": "k" } };
    expect(stripe.reportPayment(stripe.checked(input))).toEqual(stripe.reportPayment(input));
  });

  it.each([
    ["a word that isn't of the enum", { outcome: "lost" }, ["outcome"], /expected one of "failed"/],
    [
      "a member that is missing, deep inside",
      { amount_requested: { currency: "usd" } },
      ["amount_requested", "value"],
      /missing/,
    ],
    [
      "a text that is too long",
      { description: "x".repeat(5001) },
      ["description"],
      /at most 5000 characters/,
    ],
    [
      "a text in a choice inside",
      { payment_method_details: { custom: { type: 7 } } },
      ["payment_method_details", "custom", "type"],
      /expected a string/,
    ],
  ])("refuses %s", (_, changes, path, message) => {
    expect(report(changes)).toEqual({
      name: "EncodeError",
      code: "invalid_value",
      message: expect.stringMatching(message) as string,
      path: ["body", ...path],
      operation: "reportPayment",
    });
    expect((report(changes) as Error).message).toMatch(
      new RegExp(`^body\\.${path.join("\\.")}: invalid_value, `),
    );
  });

  it("refuses a header", () => {
    expect(report({}, { headers: { "Idempotency-Key": "x".repeat(256) } })).toMatchObject({
      path: ["headers", "Idempotency-Key"],
      message: "headers.Idempotency-Key: invalid_value, expected at most 255 characters",
    });
  });

  it("leaves what is missing to the encoder", () => {
    expect(refusalOf(() => stripe.reportPayment(stripe.checked({})))).toMatchObject({
      code: "missing_required",
      path: ["body"],
    });
  });

  it("checks all inputs of an API, of which nothing is sent", async () => {
    let sent = 0;
    const api = stripe.createApi({
      retry: false,
      auth: { bearerAuth: "sk_test" },
      fetch: () => Promise.reject(new Error(`sent ${++sent}`)),
    });
    const checked = stripe.checkedApi(api);
    const { paymentRecords } = checked;
    expect(checked.paymentRecords).toBe(paymentRecords);
    const wrong = paymentRecords.reportPayment({ body: { ...body, outcome: "lost" } });
    await expect(wrong).rejects.toThrow(/^body\.outcome: invalid_value/);
    expect(sent).toBe(0);
    await expect(paymentRecords.reportPayment({ body })).rejects.toThrow();
    expect(sent).toBeGreaterThan(0);
  });
});

describe("an operation with parameters, and parts or a text as its body", () => {
  let files: { readonly addFiles: Build } & Validators;
  beforeAll(async () => {
    files = await load("test/cases/validators/openapi.yaml");
  });

  const line = { sku: "AB-1", quantity: 1 };
  const id = "0190a1b2-0000-7000-8000-000000000000";
  const add = (input: object) =>
    refusalOf(() => files.addFiles(files.checked({ path: { id }, ...input })));

  it("takes parts of JSON and files", () => {
    const input = { path: { id }, query: { page: 1 }, body: { line, files: [new Blob(["x"])] } };
    expect(files.addFiles(files.checked(input)).url).toBe(`/orders/${id}/files?page=1`);
  });

  it.each([
    [{ body: { line: { ...line, quantity: 0 } } }, "body.line.quantity", "at least 1"],
    [{ body: { line: { sku: "AB-1" } } }, "body.line.quantity", "missing"],
    [{ body: { line, files: ["a", "b", "c"] } }, "body.files", "at most 2 items"],
    [{ body: { line, note: "a long long note" } }, "body.note", "at most 10 characters"],
    [{ contentType: "text/plain", body: "too long" }, "body", "at most 5 characters"],
    [{ body: { line }, query: { page: 0 } }, "query.page", "at least 1"],
    [{ body: { line }, query: { tags: ["a", "long"] } }, "query.tags.1", "at most 3 characters"],
    [{ body: { line }, path: { id: "1" } }, "path.id", "the format uuid"],
  ])("refuses %j", (input, place, message) => {
    expect(add(input)).toMatchObject({
      message: `${place}: invalid_value, ${message === "missing" ? "" : "expected "}${message}`,
      operation: "addFiles",
    });
  });
});
