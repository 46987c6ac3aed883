/** What a caller can read from a failure, besides its name. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  AbortError,
  type Client,
  ConnectionError,
  createClient,
  DecodeError,
} from "../../generated/src/stripe/index.js";
import type { Attempt } from "../../generated/src/runtime/send/attempt.js";
import { keyed, keyless, reading, secretKey } from "./callers.js";
import type { Turn } from "./faults.js";
import { type PaymentServer, startPaymentServer } from "./payment-server.js";

let server: PaymentServer;
let client: Client;
let attempts: Attempt[];

beforeEach(() => {
  attempts = [];
});
afterEach(() => server.close());

async function start(
  turns: readonly Turn[],
  onHit = () => {},
  elsewhere = "https://elsewhere.test",
): Promise<void> {
  server = await startPaymentServer({ script: turns, onHit, elsewhere });
  client = createClient({
    auth: secretKey,
    baseUrl: server.url,
    retry: { baseDelay: 10 },
    onAttempt: (attempt) => attempts.push(attempt),
  });
}

const recorded = true;

describe("an error tells", () => {
  test("of a connection that was reset: the network's code, and the key for another try", async () => {
    await start([{ fault: "reset before headers", recorded }]);
    const error = await client.call(keyed, { retry: false }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      operation: "reportPayment",
      attempts: 1,
      cause: { cause: { code: "ECONNRESET" } },
      message: expect.stringContaining("no answer in 1 attempt"),
    });
    const idempotencyKey = (error as ConnectionError).request.headers["idempotency-key"]!;
    const outcome = await client.send(keyed, { idempotencyKey });
    expect(outcome.headers.get("idempotent-replayed")).toBe("true");
    expect(server.ledger.records).toHaveLength(1);
  });

  test.each([
    ["wrong content type", "text/html", "<!doctype html><title>Please log in</title>"],
    ["truncated JSON", "application/json", '{"id":"pr_1","object'],
  ] as const)("of a success with %s: how it begins", async (fault, contentType, body) => {
    await start([{ fault, recorded }]);
    const error = await client.call(keyed).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ status: 200, contentType, body: expect.any(String) });
    expect(body.startsWith((error as DecodeError).body)).toBe(true);
    expect((error as DecodeError).body.length).toBeGreaterThan(15);
  });

  test("of a failure: what the API said, or the gateway", async () => {
    await start([{ fault: "402" }, { fault: "502 of a gateway" }]);
    await expect(client.call(keyed)).rejects.toMatchObject({
      status: 402,
      declared: true,
      data: { error: { type: "card_error", message: "Your card was declined." } },
    });
    await expect(client.call(keyed, { retry: false })).rejects.toMatchObject({
      status: 502,
      declared: false,
      data: "<!doctype html><title>Please log in</title>",
    });
  });

  test("of a key with other parameters, from another client: the API's refusal", async () => {
    await start([]);
    const other = createClient({ auth: secretKey, baseUrl: server.url });
    const options = { idempotencyKey: "order-1" };
    await client.call(keyed, options);
    const changed = { ...keyed, body: `${keyed.body}&description=x` };
    await expect(other.call(changed, options)).rejects.toMatchObject({
      status: 400,
      data: { error: { type: "idempotency_error" } },
    });
    expect(server.ledger.records).toHaveLength(1);
  });
});

test("a POST without a key is sent once, over a connection that was used before too", async () => {
  await start([
    { fault: "gzip", recorded },
    { fault: "reset before headers", recorded },
  ]);
  expect(await client.send(keyless)).toMatchObject({ status: 200 });
  await expect(client.send(keyless)).rejects.toMatchObject({ attempts: 1 });
  expect(server.hits).toHaveLength(2);
});

test("a redirect is shown, not followed: neither with credentials nor without", async () => {
  const elsewhere = await startPaymentServer();
  const turn: Turn = { fault: "redirect to another origin" };
  await start([turn, turn, turn], undefined, elsewhere.url);
  for (const request of [keyed, keyless, reading]) {
    const outcome = await client.send(request);
    expect(outcome).toMatchObject({ status: 307, ok: false, attempts: 1 });
    expect(outcome.headers.get("location")).toBe(`${elsewhere.url}/caught`);
  }
  expect([server.hits.length, elsewhere.hits.length]).toEqual([3, 0]);
  await elsewhere.close();
});

test("Retry-After is waited for, in seconds and as a date", async () => {
  await start([{ fault: "429, Retry-After in seconds" }, { fault: "429, Retry-After as a date" }]);
  expect(await client.send(keyed)).toMatchObject({ status: 200, attempts: 3 });
  const [seconds, date, last] = attempts.map(({ pause }) => pause);
  expect(seconds).toBe(1000);
  // A date has whole seconds, so it is one to two seconds ahead.
  expect(date).toBeGreaterThan(0);
  expect(date).toBeLessThanOrEqual(2000);
  expect(last).toBeUndefined();
});

describe("a caller who gives up", () => {
  test.each([
    ["while the headers are awaited", "slow headers"],
    ["while the body comes", "slow body"],
  ] as const)("%s ends the request and its connection", async (_when, fault) => {
    const controller = new AbortController();
    // In the body: the headers have arrived by then.
    const delay = fault === "slow body" ? 200 : 0;
    await start([{ fault, recorded }], () => setTimeout(() => controller.abort(), delay));
    const sent = client.send(keyed, { signal: controller.signal });
    await expect(sent).rejects.toBeInstanceOf(AbortError);
    expect(attempts).toMatchObject([{ attempt: 1, pause: undefined }]);
    await expect.poll(() => server.unanswered).toEqual(server.hits);
    expect(server.hits).toHaveLength(1);
  });

  test("in the pause: there is no other attempt", async () => {
    await start([{ fault: "429, Retry-After in seconds" }]);
    const signal = AbortSignal.timeout(300);
    await expect(client.send(keyed, { signal })).rejects.toMatchObject({
      name: "AbortError",
      attempts: 1,
      cause: { name: "TimeoutError" },
    });
    expect(server.hits).toHaveLength(1);
  });

  test("before: nothing is sent", async () => {
    await start([]);
    const sent = client.send(keyed, { signal: AbortSignal.abort() });
    await expect(sent).rejects.toMatchObject({ name: "AbortError", attempts: 0 });
    expect(server.hits).toHaveLength(0);
  });
});
