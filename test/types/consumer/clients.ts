/** How clients are made: the forms of `auth`, and the other options. */
import {
  createClient as createStripe,
  reportPayment,
  type Auth as StripeAuth,
  type HttpRequest,
  type ReportPaymentInput,
  type ReportPaymentResponseHeaders,
  type ReportPaymentResponses,
} from "wireform-payments/stripe";
import { createClient as createWePay, type Auth as WePayAuth } from "wireform-payments/wepay";
import { type Equal, holds } from "./assertions.js";

// Stripe: one of two schemes is enough, so a single string is. Or by the schemes' names.
export const stripeAuths: StripeAuth[] = [
  "sk_test_1",
  () => "sk_test_1",
  async () => "sk_test_1",
  { bearerAuth: "sk_test_1" },
  { basicAuth: "sk_test_1" },
  { basicAuth: { username: "sk_test_1", password: "" } },
  { bearerAuth: async () => "sk_test_1", basicAuth: undefined },
  { bearerAuth: "sk_test_1", basicAuth: "sk_test_1" },
];
createStripe();
createStripe({});
createStripe({ baseUrl: undefined, fetch: undefined, retry: undefined });
// @ts-expect-error: an unset environment variable
createStripe({ auth: undefined });
createStripe({ auth: "sk_test_1", fetch, retry: false, baseUrl: "http://127.0.0.1:12111" });
createStripe({ retry: { attempts: 5 } });
// @ts-expect-error
createStripe({ auth: {} });
// @ts-expect-error
createStripe({ auth: { bearer: "sk_test_1" } });
// @ts-expect-error
createStripe({ auth: { bearerAuth: undefined } });
// @ts-expect-error
createStripe({ auth: 42 });
// @ts-expect-error
createStripe({ auth: { basicAuth: { username: "sk_test_1" } } });
// @ts-expect-error: a typo would send requests without credentials
createStripe({ apiKey: "sk_test_1" });
// @ts-expect-error
createStripe({ retry: true });
// @ts-expect-error
createStripe({ retry: { maxAttempts: 5 } });

// WePay: the two keys apply together.
export const wepayAuth: WePayAuth = { appIdAuth: "121212", appTokenAuth: () => "stage_1" };
createWePay({ auth: wepayAuth, parameters: { headers: { "Api-Version": "3.2" } } });
// @ts-expect-error
createWePay({ auth: { appIdAuth: "121212" } });
// @ts-expect-error
createWePay({ auth: { appTokenAuth: "stage_1" } });
// @ts-expect-error: one string can't serve two keys
createWePay({ auth: "stage_1" });
// @ts-expect-error
createWePay({ auth: { appIdAuth: "121212", appTokenAuth: undefined } });
// @ts-expect-error: no scheme of this document
createWePay({ auth: { bearerAuth: "stage_1" } });

// An operation takes one argument and returns a request for any HTTP client.
holds<Equal<Parameters<typeof reportPayment>, [input: ReportPaymentInput]>>();
holds<
  Equal<
    ReturnType<typeof reportPayment>,
    HttpRequest<ReportPaymentResponses, ReportPaymentResponseHeaders>
  >
>();

export function sendElsewhere(input: ReportPaymentInput): Promise<Response> {
  const request = reportPayment(input);
  const { method, url, headers, body } = request;
  // @ts-expect-error: a request is not changed once it is built
  request.method = "GET";
  // @ts-expect-error
  headers["idempotency-key"] = "other";
  return fetch(`https://api.stripe.com${url}`, { method, headers, body });
}
