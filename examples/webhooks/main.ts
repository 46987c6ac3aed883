import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { hooks } from "./hooks.js";

const paid: string[] = [];
const handler = hooks("whsec_example", (order) => paid.push(order));

/** What the shop sends. */
function deliver(payload: string, secret: string): Promise<Response> {
  const time = Math.floor(Date.now() / 1000);
  const v1 = createHmac("sha256", secret).update(`${time}.${payload}`).digest("hex");
  const headers = { "stripe-signature": `t=${time},v1=${v1}` };
  return handler(new Request("https://me.example", { method: "POST", body: payload, headers }));
}

const payload = JSON.stringify({ type: "order.paid", order: "o1" });
assert.equal((await deliver(payload, "whsec_example")).status, 204);
assert.equal((await deliver(payload, "whsec_guessed")).status, 403);
assert.deepEqual(paid, ["o1"]);
