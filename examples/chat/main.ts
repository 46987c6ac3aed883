import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createAnswer, createClient } from "chat";
import { nodeListener } from "chat/handler";
import { ask } from "./chat.js";
import { made, service } from "./service.js";

const server = createServer(nodeListener(service)).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const client = createClient({ baseUrl: `http://127.0.0.1:${port}/v1` });

const whole = await client.call(createAnswer({ body: { prompt: "good morning" } }));
assert.equal(whole.text, "You said: good morning");

for await (const word of ask(client, "good morning")) process.stdout.write(word);
process.stdout.write("\n");
assert.equal(made, 4);

const words = [];
for await (const word of ask(client, "word ".repeat(1000), (text) => text.length > 12))
  words.push(word);
assert.deepEqual(words, ["You ", "said: ", "word "]);
server.close();
await once(server, "close"); // the connection ends, as the caller has gone
assert.ok(made < 1000);
