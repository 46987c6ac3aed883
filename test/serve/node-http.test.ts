/** Handlers behind a real server of `node:http`. */
import { createServer, type IncomingMessage, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { makeHandler } from "../../templates/runtime/serve/handler.js";
import { nodeListener } from "../../templates/runtime/serve/node-listener.js";
import { closeAfterTest } from "../leftovers.js";
import { shop } from "./orders.js";

const handlers = {
  createOrder: ({ body }: { body: { amount: number } }) => ({
    status: 201,
    data: { id: "1", amount: body.amount },
  }),
  getOrder: () => ({ status: 404 }),
  followOrder: () => ({ status: 200, data: [{ event: "paid", data: { id: "1", amount: 2 } }] }),
};

it("waits for slow readers as often as it has to, under node:http", async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on("warning", onWarning);
  closeAfterTest(async () => void process.off("warning", onWarning));
  const chunk = "x".repeat(200_000);
  const followOrder = () => ({ status: 200, data: Array.from({ length: 60 }, () => chunk) });
  const serve = makeHandler(shop, { followOrder }, { authenticate: false });
  const server = createServer((...both) => void nodeListener(serve)(...both));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeAfterTest(() => new Promise((resolve) => server.close(resolve)));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/orders/1/events`;
  const text = await (await fetch(url, { headers: { connection: "close" } })).text();
  expect(text).toHaveLength(60 * (chunk.length + "data: \n\n".length));
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});

it("runs under node:http", async () => {
  const server = createServer((incoming, outgoing) => {
    void nodeListener(makeHandler(shop, handlers, { authenticate: false }))(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeAfterTest(() => new Promise((resolve) => server.close(resolve)));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const headers = { "content-type": "application/json", connection: "close" };
  const made = await fetch(`${url}/orders`, { method: "POST", body: '{"amount":2}', headers });
  expect([made.status, await made.json()]).toEqual([201, { id: "1", amount: 2 }]);
  // `fetch` sends no TRACE.
  const traced = await new Promise<IncomingMessage>((resolve) => {
    httpRequest(`${url}/orders/7`, { method: "TRACE", agent: false }, resolve).end();
  });
  traced.resume();
  expect([traced.statusCode, traced.headers.allow]).toEqual([405, "DELETE, GET, HEAD, OPTIONS"]);
  const events = await fetch(`${url}/orders/1/events`, { headers: { connection: "close" } });
  expect(await events.text()).toContain("event: paid");
});
