/** What Stripe's own client would send: it is asked, with a `fetch` that sends nothing. */
import { Stripe } from "stripe";
import type { PlainRequest } from "./build-request.js";

export async function stripeBody({ method, url }: PlainRequest, body: object): Promise<string> {
  let sent = "";
  const keep: typeof fetch = async (_, init) => {
    sent = String(init?.body ?? "");
    return new Response("{}", { headers: { "content-type": "application/json" } });
  };
  const stripe = new Stripe("sk_test_playground", {
    httpClient: Stripe.createFetchHttpClient(keep),
    maxNetworkRetries: 0,
    telemetry: false,
  });
  await stripe.rawRequest(method, url, { ...body });
  return sent;
}
