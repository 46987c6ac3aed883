import { describe, expect, it } from "vitest";
import {
  createClient,
  IdempotencyError,
  updatePayment,
  type UpdatePaymentRequest,
} from "../../generated/src/wepay/index.js";
import { refused } from "./refused.js";
import { describeShared } from "../shared.js";
import { examplesOf } from "./recorded.js";

const headers = { "Api-Version": "3.0" };
const path = { id: "p1" };
const textOf = (body: unknown) =>
  updatePayment({ path, headers, body: body as UpdatePaymentRequest }).body;

/** As untyped callers write them. */
const loosely = updatePayment as unknown as (input: unknown) => ReturnType<typeof updatePayment>;

describe("updatePayment", () => {
  it("puts every part in its place", () => {
    const request = updatePayment({
      path: { id: "a b/c?d" },
      headers: { "Api-Version": "3.0", "Unique-Key": "k 1" },
      body: { reference_id: "x" },
    });
    const { method, url, headers, body } = request;
    expect({ method, url, headers, body }).toEqual({
      method: "POST",
      url: "/payments/a%20b%2Fc%3Fd",
      headers: {
        accept: "application/json",
        "api-version": "3.0",
        "content-type": "application/json",
        "unique-key": "k 1",
      },
      body: '{"reference_id":"x"}',
    });
  });

  it.each<[string, unknown, string]>([
    ["nothing to change", {}, "{}"],
    [
      "a Date as seconds",
      { capture_at: new Date("2025-11-27T16:00:00.9Z") },
      '{"capture_at":1764259200}',
    ],
    ["seconds as they are", { capture_at: 0 }, '{"capture_at":0}'],
    [
      "null, which clears",
      { amounts: null, capture_at: null, custom_data: null, rbits: null, reference_id: null },
      '{"amounts":null,"capture_at":null,"custom_data":null,"rbits":null,"reference_id":null}',
    ],
    ["zero", { amounts: { amount: 0, fee_amount: 0 } }, '{"amounts":{"amount":0,"fee_amount":0}}'],
    ["the empty string", { reference_id: "" }, '{"reference_id":""}'],
    ["false", { custom_data: { paid: false } }, '{"custom_data":{"paid":false}}'],
    ["empty containers", { custom_data: {}, rbits: [] }, '{"custom_data":{},"rbits":[]}'],
    ["no undefined members", { reference_id: undefined, rbits: [] }, '{"rbits":[]}'],
    ["declared order", { reference_id: "x", capture_at: 1 }, '{"capture_at":1,"reference_id":"x"}'],
    ["a bigint", { custom_data: { n: 2n ** 64n } }, '{"custom_data":{"n":18446744073709551616}}'],
    [
      "unicode",
      { reference_id: 'é\u{1f600}\u2028"\\' },
      '{"reference_id":"é\u{1f600}\u2028\\"\\\\"}',
    ],
    [
      "own __proto__",
      { custom_data: JSON.parse('{"__proto__":{"a":1}}') as unknown },
      '{"custom_data":{"__proto__":{"a":1}}}',
    ],
    [
      "undeclared members of an rbit",
      {
        rbits: [{ address: { zip: null }, source: "user", type: "t", receive_time: new Date(5e3) }],
      },
      '{"rbits":[{"receive_time":5,"type":"t","source":"user","address":{"zip":null}}]}',
    ],
  ])("writes %s", (_, body, text) => expect(textOf(body)).toBe(text));

  it("leaves the version to the client", () => {
    const { headers } = updatePayment({ path, body: {} });
    expect(headers).toEqual({ accept: "application/json", "content-type": "application/json" });
  });

  const body = {};
  it.each<[string, unknown, string, (string | number)[]]>([
    ["no body", { path, headers }, "missing_required", ["body"]],
    ["no id", { path: {}, headers, body }, "missing_required", ["path", "id"]],
    ["the id ..", { path: { id: ".." }, headers, body }, "path_segment", ["path", "id"]],
    ["the id .", { path: { id: "." }, headers, body }, "path_segment", ["path", "id"]],
    ["an empty id", { path: { id: "" }, headers, body }, "path_segment", ["path", "id"]],
    [
      "a line break in a header",
      { path, headers: { "Api-Version": "3.0\r\nX-Evil: 1" }, body },
      "header_charset",
      ["headers", "Api-Version"],
    ],
    [
      "a key beyond ASCII",
      { path, headers: { ...headers, "Unique-Key": "é" }, body },
      "header_charset",
      ["headers", "Unique-Key"],
    ],
    [
      "milliseconds",
      { path, headers, body: { capture_at: 1764259200000 } },
      "not_seconds",
      ["body", "capture_at"],
    ],
    [
      "NaN deep inside",
      { path, headers, body: { custom_data: { a: [1, NaN] } } },
      "not_finite",
      ["body", "custom_data", "a", 1],
    ],
    [
      "a fraction of a cent",
      { path, headers, body: { amounts: { amount: 0.5 } } },
      "not_integer",
      ["body", "amounts", "amount"],
    ],
    [
      "a misspelled member",
      { path, headers, body: { rbit: [] } },
      "unknown_property",
      ["body", "rbit"],
    ],
    ["null for the body", { path, headers, body: null }, "null_not_allowed", ["body"]],
  ])("refuses %s", (_, input, code, place) => {
    expect(refused(() => loosely(input))).toEqual({ code, path: place });
  });
});

it("a key of the caller's stands for one request: the document names the header", async () => {
  const fetch = async () => Response.json({});
  const client = createClient({ fetch, parameters: { headers } });
  const send = (reference_id: string) =>
    client.send(updatePayment({ path, headers, body: { reference_id } }), { idempotencyKey: "k" });
  await send("a");
  await expect(send("b")).rejects.toBeInstanceOf(IdempotencyError);
});

describeShared("updatePayment: recorded examples", () => {
  const examples = examplesOf("wepay.update_payment");

  it("are enough", () => expect(examples.length).toBeGreaterThanOrEqual(15));

  it.each(examples)("$id: $title", ({ request }) => {
    const { path_params, headers, body, wire } = request;
    const uniqueKey = headers["Unique-Key"];
    const built = updatePayment({
      path: path_params!,
      headers: { "Api-Version": headers["Api-Version"]!, "Unique-Key": uniqueKey },
      body: body as UpdatePaymentRequest,
    });
    expect(built.url).toBe(new URL(request.url).pathname);
    expect(built.headers["api-version"]).toBe(headers["Api-Version"]);
    expect(built.headers["unique-key"]).toBe(uniqueKey);
    // The examples' keys stand in declared order, so the text is the same, byte for byte.
    expect(built.body).toBe(wire.json);
  });
});
