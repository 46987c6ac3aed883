/** Bodies are held against the document, in a middleware. */
import { expect, it } from "vitest";
import { makeClient } from "../../templates/runtime/client/client.js";
import { exactJson } from "../../templates/runtime/read/int64.js";
import { json } from "../../templates/runtime/read/response.js";
import {
  type InvalidAnswer,
  validate,
  type ValidationOptions,
} from "../../templates/runtime/validate/contract.js";
import { objectRule } from "../../templates/runtime/validate/objects.js";
import { integerRule, stringRule } from "../../templates/runtime/validate/scalars.js";
import { operation, requestOf, sendJson, serve } from "../runtime/client-server.js";

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
