/** Handlers inside of a framework that speaks `Request` and `Response`. */
import { Hono } from "hono";
import { expect, it } from "vitest";
import { makeHandler } from "../../templates/runtime/serve/handler.js";
import { shop } from "./orders.js";

const handlers = {
  createOrder: ({ body }: { body: { amount: number } }) => ({
    status: 201,
    data: { id: "1", amount: body.amount },
  }),
};
const handler = makeHandler(shop, handlers);
const body = '{"amount":3}';
const init = { method: "POST", body, headers: { "content-type": "application/json" } };

it("Hono passes requests on as they are", async () => {
  const app = new Hono().all("/v1/*", ({ req }) => handler(req.raw));
  const made = await app.request("/v1/orders", init);
  expect([made.status, await made.json()]).toEqual([201, { id: "1", amount: 3 }]);
  expect((await app.request("/v1/orders", { ...init, body: '{"amount":0}' })).status).toBe(422);
  expect((await app.request("/v1/orders/1", { method: "PUT" })).status).toBe(405);
});

it("Hono mounts it below a path", async () => {
  const app = new Hono().mount("/shop", handler);
  const made = await app.request("/shop/orders", init);
  expect([made.status, await made.json()]).toEqual([201, { id: "1", amount: 3 }]);
});
