/** Who has sent a webhook, by Stripe's scheme. */
import { type SignatureOptions, verifySignature } from "../../tools/signature.js";
import type { Verify } from "./webhook-types.js";

/**
 * For `verify`: the header `Stripe-Signature` has to be made with the endpoint's secret, not long ago.
 * @param secret `whsec_...`; several while you change it
 */
export function stripeSignature(
  secret: string | readonly string[],
  options: SignatureOptions = {},
): Verify {
  return (payload, { headers }) =>
    verifySignature(payload, headers.get("stripe-signature"), secret, options);
}
