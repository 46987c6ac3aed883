/** The Stripe calls that are compared, and the programs of wireform and the vendor that make them. */

export interface Call {
  readonly title: string;
  readonly path: string;
  readonly operationId: string;
  /** As most generators name it: in camelCase. */
  readonly operation: string;
  /** The vendor's method. */
  readonly vendorMethod: string;
  /** The text of the object: nested, with a map, a list and a space, in the document's order. */
  readonly body: string;
}

/** Of `specs/stripe.yaml`. */
export const reportPayment: Call = {
  title: "report_payment",
  path: "/v1/payment_records/report_payment",
  operationId: "reportPayment",
  operation: "reportPayment",
  vendorMethod: "paymentRecords.reportPayment",
  body: `{
  amount_requested: { value: 1000, currency: "usd" },
  initiated_at: 1730253425,
  payment_method_details: {
    type: "custom",
    billing_details: { name: "Jenny Rosen", address: { line1: "510 Townsend St" } },
  },
  metadata: { order: "6735" },
  expand: ["latest_payment_attempt_record"],
}`,
};

/** Of the whole Stripe document. */
export const paymentIntents: Call = {
  title: "payment_intents",
  path: "/v1/payment_intents",
  operationId: "PostPaymentIntents",
  operation: "postPaymentIntents",
  vendorMethod: "paymentIntents.create",
  body: `{
  amount: 1000,
  currency: "usd",
  metadata: { order: "6735" },
  payment_method_types: ["card"],
  shipping: { address: { line1: "510 Townsend St" }, name: "Jenny Rosen" },
}`,
};

/** Builds and encodes the request, and prints its content type and its body. */
export function builderProgram({ operation, body }: Call, from: string): string {
  return `
import { ${operation} } from "${from}";
const request = ${operation}({ body: ${body} });
console.log(request.headers["content-type"]);
console.log(request.body);`;
}

/** Sends it, too. @param options the client's */
export function clientProgram(
  { operation, body }: Call,
  from: string,
  options = `{ auth: "sk_test_1" }`,
): string {
  return `
import { createClient, ${operation} } from "${from}";
const client = createClient(${options});
const answer = await client.call(${operation}({ body: ${body} }));
console.log(answer.id);`;
}

/** With the vendor's own client: its bytes are the reference for the others. */
export function vendorProgram({ vendorMethod, body }: Call): string {
  return `
import Stripe from "stripe";
const stripe = new Stripe("sk_test_1", { telemetry: false });
const answer = await stripe.${vendorMethod}(${body});
console.log(answer.id);`;
}
