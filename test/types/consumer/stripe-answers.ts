/** What a caller may and may not do with Stripe's responses. */
import {
  ApiError,
  createClient,
  type CustomerPresence,
  type PaymentRecord,
  reportPayment,
  type ReportPaymentResponseHeaders,
  type ReportPaymentResponses,
  type StripeErrorResponse,
  type StripeErrorType,
  type TypedHeaders,
} from "wireform-payments/stripe";
import { reportPayment as reportPaymentAlone } from "wireform-payments/stripe/operations/report-payment";
import { type Equal, holds, read } from "./assertions.js";

const client = createClient({ auth: "sk_test_1" });
const request = reportPayment({
  body: {
    amount_requested: { value: 1000, currency: "usd" },
    initiated_at: new Date(),
    payment_method_details: { type: "custom" },
  },
});
// The same operation from its own module.
holds<Equal<typeof reportPaymentAlone, typeof reportPayment>>();

export async function readOutcome(): Promise<string | null> {
  const outcome = await client.send(request);
  // @ts-expect-error: the data of one status is not the data of another
  read(outcome.data.livemode);
  if (outcome.status === 200) {
    holds<Equal<typeof outcome.data, PaymentRecord>>();
    // Its body may come from a gateway.
    holds<Equal<typeof outcome.ok, boolean>>();
    holds<Equal<typeof outcome.headers, TypedHeaders<ReportPaymentResponseHeaders[200]>>>();
    return outcome.data.id;
  }
  if (outcome.status === 402) {
    holds<Equal<typeof outcome.data, StripeErrorResponse>>();
    return outcome.data.error.message ?? null;
  }
  if (outcome.status === 503) holds<Equal<typeof outcome.data, StripeErrorResponse>>();
  if (outcome.status === 302) holds<Equal<typeof outcome.data, unknown>>();
  // @ts-expect-error: HTTP has no such status
  if (outcome.status === 2000) return null;
  return outcome.headers.get("request-id");
}

export async function readDeclared(): Promise<string | null | undefined> {
  const outcome = await client.send(request);
  if (outcome.ok) {
    holds<Equal<typeof outcome.data, PaymentRecord>>();
    return outcome.data.id;
  }
  if (outcome.declared) {
    holds<Equal<typeof outcome.data, StripeErrorResponse>>();
    return outcome.data.error.message;
  }
  // A gateway's page, or a status that the document doesn't name.
  holds<Equal<typeof outcome.data, unknown>>();
  if (outcome.status === 503) return "try again later";
  return typeof outcome.data === "string" ? outcome.data : null;
}

export async function readFailure(): Promise<string | null | undefined> {
  const outcome = await client.send(request);
  if (outcome.declared && !outcome.ok) return outcome.data.error.message;
  // @ts-expect-error: unknown before `declared` or a status is asked
  if (!outcome.ok) return outcome.data.error.message;
  return null;
}

export async function callForData(): Promise<number> {
  const record = await client.call(request);
  holds<Equal<typeof record, PaymentRecord>>();
  // @ts-expect-error: may be null
  read(record.customer_details.email);
  // @ts-expect-error: may be null, or missing in the shape of the seed documents
  read(record.payment_method_details.type);
  // @ts-expect-error: missing in older versions of the API
  read(record.amount.value);
  // @ts-expect-error: a key of the metadata need not be there
  read(record.metadata["order"].length);
  // @ts-expect-error: no member of a record
  read(record.status);
  const email: string | null | undefined = record.customer_details?.email;
  return record.amount_requested.value + (email?.length ?? 0);
}

/** Future values of the API are compared without a cast, and editors complete the known ones. */
export function readPresence(record: PaymentRecord): string | null {
  const { customer_presence, reported_by } = record;
  if (customer_presence === "in_person" || reported_by === "processor") return null;
  return customer_presence ?? null;
}
holds<Equal<Extract<CustomerPresence, "on_session">, "on_session">>();
holds<Equal<Extract<StripeErrorType, "rate_limit_error">, "rate_limit_error">>();
// Editors could not complete a plain `string`, and the line above would not compile for it:
holds<Equal<Extract<string, "on_session">, never>>();

// A payment method type that this document doesn't describe can be read, as unknown.
export function readCard(record: PaymentRecord): string {
  const card = record.payment_method_details?.["card"];
  holds<Equal<typeof card, unknown>>();
  return typeof card === "string" ? card : "";
}

// @ts-expect-error: a record without its id
const incomplete: PaymentRecord = { object: "payment_record", livemode: false };
// @ts-expect-error: the discriminating literal is exact
const otherObject: PaymentRecord["object"] = "charge";
export { incomplete, otherObject };

export function readError(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  holds<Equal<typeof error.status, number>>();
  holds<Equal<typeof error.data, unknown>>();
  return error.requestId;
}

// Known types stay known.
export function readData(error: ApiError<StripeErrorResponse> | TypeError): string | undefined {
  return error instanceof ApiError ? error.data.error.message : undefined;
}

holds<Equal<keyof ReportPaymentResponses, 200 | "4XX" | "5XX">>();
