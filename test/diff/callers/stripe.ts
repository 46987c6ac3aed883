/** A caller of Stripe who reports payments and reads the records. */
import * as api from "PACKAGE";

export const connect = (fetch: typeof globalThis.fetch) =>
  api.createClient({ auth: "sk_test_1", fetch, retry: false });

const body: api.ReportPaymentParams = {
  amount_requested: { value: 1000, currency: "usd" },
  initiated_at: new Date(1_730_253_425_000),
  payment_method_details: { type: "custom", custom: { display_name: "newpay" } },
  customer_presence: "on_session",
  description: "computer software",
  metadata: { order: "6735" },
  expand: ["latest_payment_attempt_record"],
};

export const calls = [
  () => api.reportPayment({ headers: { "Stripe-Version": "2025-10-29.clover" }, body }),
  () => api.reportPayment({ body: { ...body, metadata: "", description: "" } }),
  () =>
    api.reportPaymentAttempt({
      path: { id: "pr_1" },
      body: {
        initiated_at: 1_730_253_425,
        outcome: "failed",
        failed: { failed_at: 1_730_253_425 },
        payment_method_details: { payment_method: "pm_1" },
      },
    }),
];

export async function read(client: api.Client): Promise<readonly unknown[]> {
  const record = await client.call(api.reportPayment({ body }));
  const outcome = await client.send(api.reportPayment({ body }));
  if (outcome.declared && !outcome.ok) return [outcome.data.error.message?.length];
  const { amount_guaranteed, customer_presence, description } = record;
  return [
    amount_guaranteed.value.toFixed(),
    customer_presence === "on_session",
    description?.length,
  ];
}
