/** The same Stripe call, written as a user of each package would write it. */

/** The package of `generated/`, as its users import it. */
export const ownPackage = "wireform-payments/stripe";

/** Nested objects, a map, a list and a space: what form encoders differ in. In the document's order. */
const body = `{
  amount_requested: { value: 1000, currency: "usd" },
  initiated_at: 1730253425,
  payment_method_details: {
    type: "custom",
    billing_details: { name: "Jenny Rosen", address: { line1: "510 Townsend St" } },
  },
  metadata: { order: "6735" },
  expand: ["latest_payment_attempt_record"],
}`;

/** Builds and encodes the request, and prints its body. */
export const ownBuilderProgram = `
import { reportPayment } from "${ownPackage}";
console.log(reportPayment({ body: ${body} }).body);
`;

/** Sends it, too. */
export const ownClientProgram = `
import { createClient, reportPayment } from "${ownPackage}";
const client = createClient({ auth: "sk_test_1" });
const record = await client.call(reportPayment({ body: ${body} }));
console.log(record.id);
`;

/** With the vendor's own client: its bytes are the measure of the others. */
export const stripeProgram = `
import Stripe from "stripe";
const stripe = new Stripe("sk_test_1", { telemetry: false });
const record = await stripe.paymentRecords.reportPayment(${body});
console.log(record.id);
`;
