// What a host of MCP does, with the official client.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { createFake } from "orders/fake";
import { nodeListener } from "orders/handler";

const fake = createFake({ stateful: true });
const api = createServer(nodeListener(fake.fetch)).listen(0, "127.0.0.1");
await once(api, "listening");
const { port } = api.address() as AddressInfo;

const transport = new StdioClientTransport({
  command: process.execPath,
  args: [...process.execArgv, fileURLToPath(import.meta.url).replace("main.", "server.")],
  env: { ORDERS_URL: `http://127.0.0.1:${port}/api`, ORDERS_KEY: "secret" },
});
const host = new Client({ name: "host", version: "1.0.0" });
await host.connect(transport);

const { tools } = await host.listTools();
const hints = tools.map(({ name, annotations }) => [name, annotations?.destructiveHint]);
assert.deepEqual(hints, [
  ["cancelOrder", true],
  ["createOrder", false],
  ["getOrder", false],
]);

const call = async (name: string, input: Record<string, unknown>) => {
  const { content, isError } = await host.callTool({ name, arguments: input });
  return { isError, text: (content as [{ text: string }])[0].text };
};
const made = await call("createOrder", { body: { item: "tea", pieces: 2 } });
const { id } = JSON.parse(made.text) as { id: string };
assert.equal((await call("getOrder", { path: { id } })).isError, false);
// A model that guesses is told what is wrong, and nothing is sent.
const guessed = await call("createOrder", { body: { item: "tea", pieces: "two" } });
assert.equal(guessed.isError, true);
assert.match(guessed.text, /body\.pieces: expected an integer/);
assert.equal(fake.requests.length, 2);
assert.equal((await call("cancelOrder", { path: { id } })).isError, false);
assert.equal((await call("getOrder", { path: { id } })).isError, true);

await host.close();
api.close();
