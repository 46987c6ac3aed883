/** Requests to Stripe that must not compile. One mistake each. */
import { reportPayment, reportPaymentAttempt } from "wireform-payments/stripe";

const amount_requested = { value: 1000, currency: "usd" };
const initiated_at = 1730253453;
const payment_method_details = { payment_method: "pm_1" };
const valid = { amount_requested, initiated_at, payment_method_details };
const path = { id: "pr_1" };
reportPayment({ body: valid });

// Neither payment_method nor type: not by leaving both out, nor by naming one without a value.
// @ts-expect-error
reportPayment({ body: { ...valid, payment_method_details: {} } });
// @ts-expect-error
reportPayment({ body: { ...valid, payment_method_details: { type: undefined } } });
// @ts-expect-error
reportPayment({ body: { ...valid, payment_method_details: { custom: { display_name: "n" } } } });
// @ts-expect-error
reportPaymentAttempt({ path, body: { initiated_at, payment_method_details: {} } });

// What is required.
// @ts-expect-error
reportPayment({ body: { initiated_at, payment_method_details } });
// @ts-expect-error
reportPayment({ body: { amount_requested, initiated_at } });
// @ts-expect-error
reportPayment({ body: { ...valid, initiated_at: undefined } });
// @ts-expect-error
reportPayment({ body: { ...valid, amount_requested: { value: 1000 } } });
// @ts-expect-error
reportPayment({ body: { ...valid, failed: {} } });
// @ts-expect-error
reportPayment({ body: { ...valid, guaranteed: {} } });
// @ts-expect-error
reportPayment({ body: { ...valid, processor_details: { type: "custom", custom: {} } } });
// @ts-expect-error
reportPayment({ body: { ...valid, processor_details: { custom: { payment_reference: "r" } } } });
// @ts-expect-error
reportPaymentAttempt({ body: { initiated_at } });
// @ts-expect-error
reportPaymentAttempt({ path: {}, body: { initiated_at } });
// @ts-expect-error
reportPaymentAttempt({ path });
// @ts-expect-error
reportPayment({});
// @ts-expect-error
reportPayment();

// Names that the document doesn't know: in the body, nested, beside the groups, in the headers.
// @ts-expect-error
reportPayment({ body: { ...valid, descripton: "typo" } });
// @ts-expect-error
reportPayment({ body: { ...valid, shipping_details: { address: { zip: "94103" } } } });
// @ts-expect-error
reportPayment({ body: { ...valid, payment_method_details: { type: "custom", brand: "n" } } });
// @ts-expect-error
reportPayment({ body: valid, query: {} });
// @ts-expect-error
reportPayment({ body: valid, headers: { "Stripe-Versio": "2025-10-29.clover" } });
// @ts-expect-error: a credential is the client's, not the caller's of an operation
reportPayment({ body: valid, headers: { Authorization: "Bearer sk" } });

// Members of the other operation.
// @ts-expect-error
reportPaymentAttempt({ path, body: { initiated_at, amount_requested } });
// @ts-expect-error
reportPaymentAttempt({ path, body: { initiated_at, customer_presence: "on_session" } });
// @ts-expect-error
reportPayment({ path, body: valid });

// Values: enums are closed, and no type stands for another.
// @ts-expect-error
reportPayment({ body: { ...valid, outcome: "succeeded" } });
// @ts-expect-error: newer versions of the API know it, this document doesn't
reportPayment({ body: { ...valid, outcome: "canceled" } });
// @ts-expect-error
reportPayment({ body: { ...valid, customer_presence: "present" } });
// @ts-expect-error
reportPayment({ body: { ...valid, payment_method_details: { type: "card" } } });
// @ts-expect-error
reportPayment({ body: { ...valid, initiated_at: "2025-01-01" } });
// @ts-expect-error
reportPayment({ body: { ...valid, amount_requested: { value: "1000", currency: "usd" } } });
// @ts-expect-error
reportPayment({ body: { ...valid, description: null } });
// @ts-expect-error: the empty string is the only string
reportPayment({ body: { ...valid, metadata: "order" } });
// @ts-expect-error
reportPayment({ body: { ...valid, metadata: { order: 6735 } } });
// @ts-expect-error
reportPayment({ body: { ...valid, expand: "customer" } });
// @ts-expect-error
reportPaymentAttempt({ path: { id: 1 }, body: { initiated_at } });
