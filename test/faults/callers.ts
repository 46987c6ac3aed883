/** The callers of the payments API: the generated client, and the `stripe` package. */
import { Stripe } from "stripe";
import {
  createClient,
  type HttpRequest,
  reportPayment,
  type ReportPaymentParams,
  type RetryOptions,
} from "../../generated/src/stripe/index.js";
import { json } from "../../templates/runtime/read/response.js";
import type { PaymentServer } from "./payment-server.js";

/** Makes one call of the API on `port`. @throws what the client throws */
export type Caller = (port: number, timeout: number) => Promise<unknown>;

/** No error may show it, nor the payer's name. */
export const secretKey = "sk_test_verysecret";
export const payer = "Jenny Rosen";

const body = {
  amount_requested: { value: 1000, currency: "usd" },
  initiated_at: 1_730_253_425,
  payment_method_details: { type: "custom", custom: { display_name: "newpay" } },
  customer_details: { name: payer },
} satisfies ReportPaymentParams;

/** With an idempotency key, which the client makes. */
export const keyed = reportPayment({ body });

const { idempotencyHeader: _none, ...operation } = keyed.operation;

/** The same payment with an API that has no idempotency keys. */
export const keyless: HttpRequest = { ...keyed, operation };

export const reading: HttpRequest = {
  operation: { ...operation, id: "readPayment", method: "GET", responses: { 200: json } as object },
  method: "GET",
  url: "/v1/payment_records/pr_1",
  headers: {},
  body: null,
};

function ours(request: HttpRequest, policy: RetryOptions = {}): Caller {
  return (port, timeout) => {
    const baseUrl = `http://127.0.0.1:${port}`;
    // The pauses are shorter than the default; the number of attempts is the default.
    const retry = { baseDelay: 20, maxDelay: 40, ...policy };
    return createClient({ auth: secretKey, baseUrl, timeout, retry }).call(request);
  };
}

function theirs(call: (stripe: Stripe) => Promise<unknown>): Caller {
  return (port, timeout) =>
    call(new Stripe(secretKey, { host: "127.0.0.1", port, protocol: "http", timeout }));
}

/** The columns of the table. */
export const callers: Readonly<Record<string, Caller>> = {
  "POST with a key": ours(keyed),
  "`stripe`, POST": theirs((stripe) => stripe.paymentRecords.reportPayment(body)),
  "POST without a key": ours(keyless),
  "POST, `unexecuted`": ours(keyless, { unexecuted: true }),
  GET: ours(reading),
  "`stripe`, GET": theirs((stripe) => stripe.paymentRecords.retrieve("pr_1")),
};

/** The result of one call. */
export interface Sighting {
  /** `payment`, or the error's name and status. */
  readonly got: string;
  readonly error?: unknown;
  readonly hits: number;
  /** The number of different idempotency keys; no key counts as one, too. */
  readonly keys: number;
  /** The number of different requests: method, URL, type, bytes. */
  readonly requests: number;
  readonly records: number;
}

/** @param port another port than the server's, where nobody listens */
export async function observe(
  caller: Caller,
  { hits, ledger, port: usual }: PaymentServer,
  { timeout = 30_000, port = usual },
): Promise<Sighting> {
  let got: string;
  let error: unknown;
  try {
    const { id } = Object(await caller(port, timeout)) as { id?: unknown };
    got = id === "pr_1" ? "payment" : `no payment: ${id}`;
  } catch (thrown) {
    error = thrown;
    const { type, name, status, statusCode } = Object(thrown) as Record<string, unknown>;
    got = [type ?? name, status ?? statusCode].filter((part) => part !== undefined).join(" ");
  }
  ledger.settle();
  const contents = hits.map((hit) => [hit.method, hit.url, hit.contentType, hit.body].join("\n"));
  return {
    got,
    error,
    hits: hits.length,
    keys: new Set(hits.map(({ key }) => key)).size,
    requests: new Set(contents).size,
    records: ledger.records.length,
  };
}
