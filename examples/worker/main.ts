// What Cloudflare does with a worker: its binding is a fake of the service here.
import assert from "node:assert/strict";
import { createFake } from "orders/fake";
import worker from "./worker.js";

const fake = createFake();
fake.on("getOrder", ({ path }) =>
  path.id === "o1" ? { status: 200, data: { id: "o1", amount: 3 } } : { status: 404 },
);
const ask = (id: string) =>
  worker.fetch(new Request(`https://shop.example/${id}`), { orders: fake });
assert.equal(await (await ask("o1")).text(), "3 pieces");
assert.equal((await ask("o2")).status, 404);
