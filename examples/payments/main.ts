import assert from "node:assert/strict";
import { createClient } from "payments";
import { createFake } from "payments/fake";
import { pay } from "./pay.js";

const fake = createFake();
fake.once("reportPayment", { fault: "lost" });
const keys: (string | null)[] = [];
const client = createClient({
  auth: { bearerAuth: "sk_test_1" },
  retry: { baseDelay: 1 },
  async fetch(...call) {
    keys.push(new Request(...call).headers.get("idempotency-key"));
    return fake.fetch(...call);
  },
});

assert.equal(typeof (await pay(client, 2599, new Date("2026-01-02"))), "string");
assert.equal(keys.length, 2);
assert.equal(keys[0], keys[1]);
