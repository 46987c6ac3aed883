/** A caller of WePay who updates payments. */
import * as api from "PACKAGE";

export const connect = (fetch: typeof globalThis.fetch) =>
  api.createClient({ auth: { appIdAuth: "1", appTokenAuth: "t" }, fetch, retry: false });

const path = { id: "p1" };
const headers = { "Api-Version": "3.2" };

const body: api.UpdatePaymentRequest = {
  amounts: { amount: 900, tip: 100 },
  capture_at: new Date(1_730_253_425_000),
  custom_data: { order: "6735", deep: { is: [null, true] } },
  rbits: [{ receive_time: 1_730_253_425, type: "address", source: "user", address: { zip: "1" } }],
  reference_id: null,
};

export const calls = [
  () => api.updatePayment({ path, headers, body }),
  () => api.updatePayment({ path, headers, body: { amounts: null, reference_id: "r1" } }),
];

export async function read(client: api.Client): Promise<readonly unknown[]> {
  const outcome = await client.send(api.updatePayment({ path, headers, body: {} }));
  if (outcome.status === 200) return [outcome.data.amount.toFixed(), outcome.data.owner?.id];
  return outcome.status === 400 ? [outcome.data.error_code?.length] : [];
}
