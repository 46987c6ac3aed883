/** Requests to WePay and their responses: JSON, where null is a value of its own. */
import {
  type ClientParameters,
  createClient,
  isApiError,
  type Payment,
  type PaymentStatus,
  updatePayment,
  type UpdatePaymentRequest,
  type WePayError,
} from "wireform-payments/wepay";
import { type Equal, holds, read } from "./assertions.js";

const path = { id: "00000000-0000-0000-0000-00006fa82d45" };
const headers = { "Api-Version": "3.2" };

// A member is left out, undefined, null or a value.
updatePayment({ path, headers, body: {} });
updatePayment({ path, headers, body: { reference_id: undefined, capture_at: undefined } });
updatePayment({
  path,
  headers: { ...headers, "Unique-Key": undefined },
  body: { amounts: null, capture_at: null, custom_data: null, rbits: null, reference_id: null },
});
updatePayment({ path, headers, body: { capture_at: new Date(), reference_id: "order-42" } });
updatePayment({ path, headers, body: { capture_at: 1764259200, amounts: { amount: 0 } } });

// What the document leaves open stays open.
const open: UpdatePaymentRequest = {
  custom_data: { "Another Key": "some value", a_reference_number: 4, deep: { is: [null, true] } },
  amounts: { amount: 900, tip: 100 },
  rbits: [{ receive_time: 1764000000, type: "address", source: "user", address: { zip: "94103" } }],
};
updatePayment({ path, headers, body: open });

// The client has the version of the API, unless the call has one.
updatePayment({ path, body: open });
updatePayment({ path, headers: {}, body: open });
updatePayment({ path, headers: { "Api-Version": undefined }, body: open });
// @ts-expect-error
updatePayment({ path, headers: { "Api-Version": 3.2 }, body: open });
// @ts-expect-error
updatePayment({ headers, body: open });
// @ts-expect-error: a body without members is {}, not nothing
updatePayment({ path, headers });
// @ts-expect-error: "object or null" in the seed is the row of amounts, not the body
updatePayment({ path, headers, body: null });
// @ts-expect-error
updatePayment({ path, headers, body: { reference: "typo" } });
// @ts-expect-error
updatePayment({ path, headers, body: { reference_id: 42 } });
// @ts-expect-error
updatePayment({ path, headers, body: { amounts: { amount: "900" } } });
// @ts-expect-error
updatePayment({ path, headers, body: { rbits: [{ type: "address", source: "user" }] } });
// @ts-expect-error
updatePayment({ path, headers, body: { capture_at: "tomorrow" } });

const auth = { appIdAuth: "121212", appTokenAuth: "stage_1" };
const parameters: ClientParameters = { headers };
const client = createClient({ auth, parameters });
// @ts-expect-error: every call needs the version
createClient({ auth });
// @ts-expect-error
createClient({ auth, parameters: {} });
// @ts-expect-error
createClient({ auth, parameters: { headers: { "Api-Version": undefined } } });
// @ts-expect-error
createClient({ auth, parameters: { headers: { "Api-Version": "3.2", "Unique-Key": "k" } } });

export async function readPayment(): Promise<string> {
  const request = updatePayment({ path, headers, body: open });
  const payment = await client.call(request);
  holds<Equal<typeof payment, Payment>>();
  // @ts-expect-error: a payment of an application has no owner
  read(payment.owner.id);
  // @ts-expect-error: null once the payment is complete
  read(payment.pending_reasons[0]);
  if (payment.status === "disputed") return "a status that the document doesn't know yet";

  const outcome = await client.send(request);
  if (outcome.status === 403) holds<Equal<typeof outcome.data, WePayError>>();
  // 429 is declared nowhere.
  if (outcome.status === 429) holds<Equal<typeof outcome.data, unknown>>();
  if (outcome.declared && !outcome.ok) holds<Equal<typeof outcome.data, WePayError>>();
  return payment.payment_method.id;
}
export function tellOf(error: unknown): string | undefined {
  // @ts-expect-error: of which operation?
  if (isApiError(error)) read(error.data.error_code);
  if (!isApiError(error, updatePayment)) return undefined;
  holds<Equal<typeof error.data, WePayError>>();
  holds<Equal<typeof error.status, 400 | 403 | 500>>();
  const correlation = error.headers.get("X-Correlation-Id");
  if (error.status === 403) holds<Equal<typeof error.data, WePayError>>();
  // @ts-expect-error: it isn't declared
  if (error.status === 429) return "429";
  return error.data.error_code ?? correlation ?? undefined;
}
holds<Equal<Extract<PaymentStatus, "pending">, "pending">>();
