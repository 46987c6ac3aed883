import { Stripe } from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as ours from "../../generated/src/stripe/index.js";
import { startRecorder, type Received, type Recorder } from "./recorder.js";
import { describeShared } from "../shared.js";
import { examplesOf } from "./recorded.js";
import { attemptFields, inDeclaredOrder, paymentFields } from "./stripe-fields.js";
import { attemptBodies, recordIds } from "./stripe-inputs.js";

const key = "sk_test_x";
let server: Recorder;
let theirs: Stripe;
let client: ours.Client;

beforeAll(async () => {
  server = await startRecorder();
  const { port } = server;
  const options = { port, protocol: "http", maxNetworkRetries: 0, telemetry: false } as const;
  theirs = new Stripe(key, { host: "127.0.0.1", ...options });
  client = ours.createClient({ baseUrl: `http://127.0.0.1:${port}`, auth: key });
});
afterAll(() => server?.close());

/** One input of `reportPayment`, or of `reportPaymentAttempt` where there is an `id`. */
interface Call {
  readonly id?: string;
  readonly body: unknown;
}

/** What both clients send for the same call. */
async function sendBoth({ id, body }: Call): Promise<{ theirs: Received; ours: Received }> {
  const { paymentRecords } = theirs;
  return {
    theirs: await server.record(() =>
      id === undefined
        ? paymentRecords.reportPayment(body as Stripe.PaymentRecordReportPaymentParams)
        : paymentRecords.reportPaymentAttempt(
            id,
            body as Stripe.PaymentRecordReportPaymentAttemptParams,
          ),
    ),
    ours: await server.record(() =>
      id === undefined
        ? client.call(ours.reportPayment({ body: body as ours.ReportPaymentParams }))
        : client.call(
            ours.reportPaymentAttempt({
              path: { id },
              body: body as ours.ReportPaymentAttemptParams,
            }),
          ),
    ),
  };
}

/** The parts that must be equal; stripe-node leaves `!'()*` in paths unescaped, we escape them. */
function comparable({ method, path, headers, body }: Received) {
  const { "content-type": contentType, "content-length": length, authorization } = headers;
  const isIdempotent = (headers["idempotency-key"] ?? "") !== "";
  return {
    method,
    path: decodeURIComponent(path),
    contentType,
    length,
    authorization,
    isIdempotent,
    body,
  };
}

async function expectSame(call: Call): Promise<void> {
  const sent = await sendBoth(call);
  expect(comparable(sent.ours)).toEqual(comparable(sent.theirs));
}

describe("against stripe-node: inputs picked by hand", () => {
  it.each(Object.entries(attemptBodies))("%s", async (_, body) => {
    await expectSame({ id: "pr_1", body });
  });

  it.each(recordIds)("the id %j", async (id) => {
    await expectSame({ id, body: { initiated_at: 0 } });
  });

  it("the other endpoint's own fields", async () => {
    await expectSame({
      body: {
        amount_requested: { value: 0, currency: "usd" },
        initiated_at: new Date(0),
        payment_method_details: { payment_method: "pm_1" },
        customer_details: { customer: "", name: "O'Neil (x)*!", email: "a+b@c.de", phone: null },
        customer_presence: "on_session",
        processor_details: { type: "custom", custom: { payment_reference: "~-._" } },
      },
    });
  });

  it("sends what the comparison is about: a key, a secret, a form", async () => {
    const sent = await sendBoth({ id: "pr_1", body: { initiated_at: 0 } });
    expect(comparable(sent.ours)).toEqual({
      method: "POST",
      path: "/v1/payment_records/pr_1/report_payment_attempt",
      contentType: "application/x-www-form-urlencoded",
      length: "14",
      authorization: `Bearer ${key}`,
      isIdempotent: true,
      body: "initiated_at=0",
    });
  });
});

describeShared("against stripe-node: recorded examples", () => {
  const calls = [
    ...examplesOf("stripe.report_payment"),
    ...examplesOf("stripe.report_payment_attempt"),
  ].map(({ id: name, title, request }) => ({
    name,
    title,
    id: request.path_params?.id,
    body: request.body,
  }));

  it("are of both endpoints", () => {
    expect(calls.filter(({ id }) => id === undefined).length).toBeGreaterThanOrEqual(10);
    expect(calls.filter(({ id }) => id !== undefined).length).toBeGreaterThanOrEqual(10);
  });

  it.each(calls)("$name: $title", async ({ id, body }) => {
    const sent = await sendBoth(id === undefined ? { body } : { id, body });
    // Our pairs are in the document's order, stripe-node's in the caller's.
    const [mine, other] = [comparable(sent.ours), comparable(sent.theirs)];
    expect({ ...mine, body: pairs(mine) }).toEqual({ ...other, body: pairs(other) });
  });

  it.each(calls)("$name, keys in declared order", async ({ id, body }) => {
    const ordered = inDeclaredOrder(body, id === undefined ? paymentFields : attemptFields);
    await expectSame(id === undefined ? { body: ordered } : { id, body: ordered });
  });
});

function pairs({ body }: { readonly body: string }): string[] {
  return body.split("&").sort();
}
