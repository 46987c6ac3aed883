/**
 * How to use the generated package, with a small server on this machine: `npm run demo`. In your
 * own program, the two imports are "wireform-payments/stripe" and ".../wepay".
 */
import assert from "node:assert/strict";
import * as stripe from "../../generated/dist/stripe/index.js";
import * as wepay from "../../generated/dist/wepay/index.js";
import { makeFake } from "./make-fake.mjs";
import { startServer } from "./server.mjs";
import { heading, note, showExchange, showRefusal } from "./show.mjs";

const server = await startServer({ stripeKey: "sk_test_demo", wepayToken: "stage_demo" });
console.log(`Calls made for real, to ${server.url}: > is what came in there, < what it answered.`);

heading("1. Stripe: report a payment", "typed fields in, nested form fields out");
const stripeClient = stripe.createClient({ auth: "sk_test_demo", baseUrl: server.url });
const record = await stripeClient.call(
  stripe.reportPayment({
    body: {
      amount_requested: { value: 2599, currency: "usd" },
      initiated_at: new Date("2025-11-24T16:00:00Z"), // or seconds
      payment_method_details: { type: "custom", custom: { display_name: "newpay" } },
      customer_details: { name: "Zoë & Søn", email: undefined }, // undefined: not sent
      outcome: "failed",
      failed: { failed_at: 1764000007 },
      metadata: { order: "6735", note: "" }, // an empty text is sent, never lost
    },
  }),
);
showExchange(server.lastExchange());
note(
  `record.amount_failed.value is ${record.amount_failed.value}, which the compiler knows as a number`,
);

heading("2. Stripe: report a second attempt", "sent twice under one key, executed once");
const attempt = stripe.reportPaymentAttempt({
  path: { id: record.id },
  headers: { "Idempotency-Key": "order-6735-attempt-2" },
  body: {
    initiated_at: new Date("2025-11-24T16:05:00Z"),
    outcome: "guaranteed",
    guaranteed: { guaranteed_at: new Date("2025-11-24T16:05:04Z") },
    metadata: "", // takes all keys away
    expand: ["customer_details.customer"],
  },
});
const first = await stripeClient.send(attempt);
showExchange(server.lastExchange());
const again = await stripeClient.send(attempt);
if (first.status === 200 && again.status === 200) {
  const attempts = [first, again].map(({ data }) => data.latest_payment_attempt_record);
  const replayed = again.headers.get("idempotent-replayed");
  note(`sent again: ${attempts.join(" = ")}, idempotent-replayed: ${replayed}`);
}

heading("3. WePay: update a payment", "JSON, two keys, null clears");
const wepayClient = wepay.createClient({
  auth: { appIdAuth: "121212", appTokenAuth: async () => "stage_demo" }, // or from your vault
  parameters: { headers: { "Api-Version": "3.2" } }, // on every call
  baseUrl: server.url,
});
const payment = await wepayClient.call(
  wepay.updatePayment({
    path: { id: "00000000-0000-0000-0000-00006fa82d45" },
    body: { reference_id: "order-6735", capture_at: null, custom_data: { seats: 4, vip: false } },
  }),
);
showExchange(server.lastExchange());
note(`payment.capture_at is ${payment.capture_at}, was ${server.firstCaptureAt}`);

heading("4. What would be wrong on the wire never gets there");
try {
  const wrong = Date.parse("2025-11-24T16:00:00Z"); // milliseconds, as Date.now() gives them
  stripe.reportPaymentAttempt({ path: { id: record.id }, body: { initiated_at: wrong } });
} catch (error) {
  showRefusal(error);
}

heading("5. A refusal of the API is an outcome, told apart by its status");
const refused = await stripeClient.send(
  stripe.reportPaymentAttempt({ path: { id: record.id }, body: { initiated_at: 1764000600 } }),
);
if (!refused.ok && refused.status === 400) note(`400: ${refused.data.error.message}`);

heading("6. A test of a payment", "no server: a fake answers by the document");
const { createFake } = await makeFake(); // in your program: from "wireform-payments/stripe/fake"
const fake = createFake({ stateful: true });
const tested = stripe.createClient({ auth: "x", fetch: fake.fetch, retry: { baseDelay: 1 } });
fake.once("reportPayment", { fault: "lost" }, { status: 429, retryAfter: 0 }); // what may go wrong
const amount_requested = { value: 2599, currency: "usd" };
const payment_method_details = { type: "custom", custom: { display_name: "newpay" } };
const body = { amount_requested, initiated_at: 1764000000, payment_method_details };
const reported = await tested.call(stripe.reportPayment({ body }));
assert.equal(reported.object, "payment_record");
assert.deepEqual(
  Array.from(fake.requests, ({ status }) => status),
  [0, 429, 200],
);
note("its answer was lost, then a limit was reached: asked three times under one key, done once");

await server.close();
