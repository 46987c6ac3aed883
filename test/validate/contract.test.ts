/** Bodies are held against the document, in a middleware. */
import { expect, it } from "vitest";
import type { AnyOutcome } from "../../templates/runtime/client/middleware.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import { exactJson } from "../../templates/runtime/read/int64.js";
import { empty, json, type ResponseReader } from "../../templates/runtime/read/response.js";
import {
  type InvalidAnswer,
  validate,
  type ValidationOptions,
} from "../../templates/runtime/validate/contract.js";
import { objectRule } from "../../templates/runtime/validate/objects.js";
import { instanceRule, integerRule, stringRule } from "../../templates/runtime/validate/scalars.js";
import { makeClient, operation, requestOf, sendJson, serve } from "../runtime/client-server.js";

const order = objectRule({ id: stringRule() });
const problem = objectRule({ code: integerRule() });
const createOrder = operation({ id: "createOrder", responses: { 201: json, "4XX": json } });
const contract = {
  createOrder: () => ({ body: order, answers: { 201: order, "4XX": problem } }),
};

async function clientFor(options: ValidationOptions, status: number, answer: unknown) {
  const { url, received } = await serve((response) => sendJson(response, status, answer));
  const middleware = [validate(contract, options)];
  return { client: makeClient({ servers: [url] }, { middleware, retry: false }), received };
}

const request = (body: unknown) =>
  requestOf(createOrder, {
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

it("lets pass what fits", async () => {
  const { client } = await clientFor({ requests: true }, 201, { id: "1" });
  expect(await client.call(request({ id: "1" }))).toEqual({ id: "1" });
});

it("refuses a success that doesn't fit: send has the error, and call throws it", async () => {
  const { client } = await clientFor({}, 201, { id: 1 });
  const outcome = await client.send(request({}));
  expect(outcome).toMatchObject({ status: 201, ok: false, declared: false });
  expect(outcome.error?.message).toContain("not readable as application/json");
  expect(outcome.error?.message).toContain("createOrder.id: expected a string");
  await expect(client.call(request({}))).rejects.toThrow(
    expect.objectContaining({ name: "DecodeError", data: { id: 1 } }),
  );
});

it("doesn't declare a failure that doesn't fit", async () => {
  const { client } = await clientFor({}, 404, { code: "x" });
  const outcome = await client.send(request({}));
  expect(outcome).toMatchObject({ status: 404, ok: false, declared: false });
  expect(outcome.error).toBeUndefined();
});

it("reports what doesn't fit, and lets it pass", async () => {
  const invalid: InvalidAnswer[] = [];
  const onInvalid = (one: InvalidAnswer) => void invalid.push(one);
  const { client } = await clientFor({ answers: "report", onInvalid }, 201, { id: 1 });
  expect(await client.call(request({}))).toEqual({ id: 1 });
  const issue = { path: ["id"], message: "expected a string", keyword: "type" };
  expect(invalid).toEqual([{ operation: "createOrder", status: 201, issues: [issue] }]);
});

it("checks no answers where they are left out", async () => {
  const { client } = await clientFor({ answers: false }, 201, { id: 1 });
  expect(await client.call(request({}))).toEqual({ id: 1 });
});

it("refuses a success with a bigint in it", async () => {
  const bigints = operation({
    id: "createOrder",
    responses: { 201: exactJson([{ int64: true }]) },
  });
  const digits = "1234567890123456789";
  const { url } = await serve((response) => {
    response.writeHead(201, { "content-type": "application/json" }).end(digits);
  });
  const middleware = [validate(contract)];
  const client = makeClient({ servers: [url] }, { middleware, retry: false });
  const { error, data } = await client.send(requestOf(bigints, {}));
  expect([error?.body, data]).toEqual([digits, BigInt(digits)]);
});

it("leaves alone what only a wider status has a rule for", async () => {
  const { url } = await serve((response) => sendJson(response, 201, "anything"));
  const both = operation({ id: "both", responses: { 201: json, default: json } });
  const middleware = [validate({ both: () => ({ answers: { 201: null, default: problem } }) })];
  const client = makeClient({ servers: [url] }, { middleware, retry: false });
  expect(await client.call(requestOf(both, {}))).toBe("anything");
});

it("refuses a request before it is sent, with its place", async () => {
  const { client, received } = await clientFor({ requests: true }, 201, { id: "1" });
  await expect(client.call(request({ id: 7 }))).rejects.toThrow(
    expect.objectContaining({
      name: "EncodeError",
      code: "invalid_value",
      operation: "createOrder",
      path: ["body", "id"],
      message: "body.id: invalid_value, expected a string",
    }),
  );
  expect(received).toEqual([]);
});

it("checks bodies of JSON alone, whatever kind of JSON", async () => {
  const middleware = [validate(contract, { requests: true })];
  const sent = async (body: string | Uint8Array<ArrayBuffer>, type?: string) => {
    const { url } = await serve((response) => sendJson(response, 201, { id: "1" }));
    const client = makeClient({ servers: [url] }, { middleware, retry: false });
    const headers = type === undefined ? {} : { "content-type": type };
    return client.call(requestOf(createOrder, { body, headers }));
  };
  for (const type of ["application/json", "APPLICATION/JSON; charset=utf-8", "application/x+json"])
    await expect(sent("{}", type)).rejects.toThrow("body.id: invalid_value, missing");
  for (const type of ["application/jsonl", "text/plain", undefined])
    expect(await sent("{}", type)).toEqual({ id: "1" });
  expect(await sent(new TextEncoder().encode("{}"), "application/json")).toEqual({ id: "1" });
});

it("a body is checked as it is sent: a date is a text", async () => {
  const { url } = await serve((response) => sendJson(response, 201, {}));
  const at = objectRule({ at: instanceRule("Date", stringRule()) });
  const middleware = [validate({ createOrder: () => ({ body: at }) }, { requests: true })];
  const client = makeClient({ servers: [url] }, { middleware, retry: false });
  expect(await client.call(request({ at: "2026-01-01T00:00:00Z" }))).toEqual({});
});

it("an answer is held against the rule of its status, its range or all others", async () => {
  const rules = { 201: order, "4XX": problem, default: objectRule({ reason: stringRule() }) };
  const all: Readonly<Record<string, ResponseReader>> = { 201: json, "4XX": json, default: json };
  const declared = async (status: number, data: unknown, responses = all) => {
    const { url } = await serve((response) => sendJson(response, status, data));
    const of = operation({ id: "all", responses });
    const middleware = [validate({ all: () => ({ answers: rules }) })];
    const client = makeClient({ servers: [url] }, { middleware, retry: false });
    const outcome = await client.send(requestOf(of, {}));
    return [outcome.declared, outcome.error?.message.includes("application/json") ?? null];
  };
  expect(await declared(201, { id: "1" })).toEqual([true, null]);
  expect(await declared(404, { code: 1 })).toEqual([true, null]);
  expect(await declared(500, { reason: "" })).toEqual([true, null]);
  expect(await declared(500, { code: 1 })).toEqual([false, null]);
  // What isn't declared has no rule.
  expect(await declared(404, { code: "x" }, { 204: empty })).toEqual([false, null]);
});

it("leaves alone what isn't declared, and streams, whose items are still to come", async () => {
  const told: InvalidAnswer[] = [];
  const middleware = validate(contract, { onInvalid: (one) => void told.push(one) });
  const pass = (outcome: object) =>
    middleware(request({}) as HttpRequest, async () => outcome as AnyOutcome);
  const undeclared = { declared: false, status: 404, data: {} };
  const stream = { declared: true, status: 201, data: new ReadableStream() };
  expect([await pass(undeclared), await pass(stream)]).toEqual([undeclared, stream]);
  expect(told).toEqual([]);
});
