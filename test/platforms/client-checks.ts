/**
 * What the generated client does on every platform with `fetch`: Node, Deno, Bun, a web page.
 * Nothing here depends on a platform; `platform-server.ts` starts faulty servers on request.
 */
import {
  type Client,
  ConnectionError,
  createClient,
  DecodeError,
  EncodeError,
  TimeoutError,
} from "../../generated/src/stripe/index.js";
import { verifySignature } from "../../generated/src/runtime/index.js";
import { reportPayment } from "../../generated/src/stripe/operations/report-payment.js";
import type { Turn } from "../faults/faults.js";
import type { Facts, Started } from "./platform-server.js";

/** A payments API for one check. */
interface Scene {
  readonly client: Client;
  /** What was received, and what was recorded. */
  facts(): Promise<Facts>;
}

type Check = (scene: Scene) => Promise<void>;

const body = {
  amount_requested: { value: 0, currency: "usd" },
  initiated_at: new Date(1_730_253_425_000),
  payment_method_details: { type: "custom", custom: { display_name: "newpay" } },
  metadata: { größe: "a+b & c", empty: "" },
} as const;

const bytes =
  "amount_requested[value]=0&amount_requested[currency]=usd&initiated_at=1730253425" +
  "&payment_method_details[type]=custom&payment_method_details[custom][display_name]=newpay" +
  "&metadata[gr%C3%B6%C3%9Fe]=a%2Bb%20%26%20c&metadata[empty]=";

const payment = reportPayment({ body });
const { idempotencyHeader: _none, ...operation } = payment.operation;
const keyless = { ...payment, operation };

/** The script of a check's server, and the check. */
const checks: Readonly<Record<string, readonly [readonly Turn[], Check]>> = {
  "sends the bytes of a form, with credentials and a key": [
    [],
    async ({ client, facts }) => {
      const outcome = await client.send(payment);
      same([outcome.status, outcome.attempts], [200, 1]);
      const [hit] = (await facts()).hits;
      same(hit?.body, bytes);
      same(hit?.contentType, "application/x-www-form-urlencoded");
      same(hit?.authorization, "Bearer sk_test_1");
      same(/^[0-9a-f-]{36}$/.test(`${hit?.key}`), true);
    },
  ],
  "repeats with the same key and bytes after each fault that passes": [
    [
      { fault: "reset before headers", recorded: true },
      { fault: "reset after headers", recorded: true },
      { fault: "cut in the body", recorded: true },
      { fault: "500" },
      { fault: "429, Retry-After: 0" },
      { fault: "slow headers", recorded: true },
      { fault: "slow body", recorded: true },
      { fault: "broken gzip", recorded: true },
    ],
    async ({ client, facts }) => {
      const options = { retry: { attempts: 12, baseDelay: 1 }, timeout: 1000 };
      same((await client.send(payment, options)).status, 200);
      const { hits, records } = await facts();
      same(records, [bytes]);
      same(hits.length >= 8, true);
      same(new Set(hits.map(({ key, body: sent }) => `${key} ${sent}`)).size, 1);
    },
  ],
  "gives up on a POST without a key": [
    [{ fault: "500" }, { fault: "500" }],
    async ({ client, facts }) => {
      const outcome = await client.send(keyless);
      same([outcome.status, outcome.attempts], [500, 1]);
      same((await facts()).hits.length, 1);
    },
  ],
  // Chromium and Deno resend by themselves what was lost on a reused connection. No client can
  // prevent it, so each payment has a key, even without retries.
  "is safe from what the platform repeats": [
    [
      { fault: "gzip", recorded: true },
      { fault: "reset before headers", recorded: true },
    ],
    async ({ client, facts }) => {
      same((await client.send(payment, { retry: false })).status, 200);
      await client.send(payment, { retry: false }).catch(() => {});
      const { hits, records } = await facts();
      same([records.length, new Set(hits.map(({ key }) => key)).size], [2, 2]);
    },
  ],
  "tells what was wrong with a success": [
    [{ fault: "wrong content type" }, { fault: "truncated JSON" }],
    async ({ client }) => {
      const error = await failure(client.call(payment));
      same(
        error instanceof DecodeError && error.body,
        "<!doctype html><title>Please log in</title>",
      );
      same((await failure(client.call(payment))) instanceof DecodeError, true);
    },
  ],
  "follows no redirect": [
    [{ fault: "redirect to another origin" }],
    async ({ client, facts }) => {
      // Browsers hide redirects: there a redirect is an error, reported at once.
      const result = await client.send(payment, { retry: false }).catch((error: unknown) => error);
      const { status } = result as { status?: number };
      same(status === 307 || result instanceof TypeError, true);
      same((await facts()).caught, 0);
    },
  ],
  "ends what takes too long": [
    [{ fault: "slow body", recorded: true }],
    async ({ client }) => {
      const error = await failure(client.send(payment, { timeout: 100, retry: false }));
      same(error instanceof TimeoutError, true);
    },
  ],
  "heeds the caller's signal": [
    [{ fault: "slow headers" }],
    async ({ client }) => {
      const signal = AbortSignal.timeout(100);
      same((await failure(client.send(payment, { signal }))).name, "AbortError");
    },
  ],
  "shows no credential in an error": [
    Array.from({ length: 3 }, () => ({ fault: "reset before headers" as const })),
    async ({ client }) => {
      const error = await failure(client.send(keyless));
      same(error instanceof ConnectionError, true);
      same(`${error.stack}${JSON.stringify(error)}`.includes("sk_test_1"), false);
    },
  ],
  "reads what was zipped": [
    [{ fault: "gzip", recorded: true }],
    async ({ client }) => same((await client.call(payment)).id, "pr_1"),
  ],
  "refuses what can't be encoded": [
    [],
    async ({ facts }) => {
      const error = await failure(
        (async () => reportPayment({ body: { ...body, initiated_at: 1_730_253_425_000 } }))(),
      );
      same(error instanceof EncodeError && error.code, "not_seconds");
      same((await facts()).hits, []);
    },
  ],
  "verifies signatures": [
    [],
    async () => {
      const now = 1_700_000_000_000;
      const header =
        "t=1700000000,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925";
      await verifySignature('{"id":"evt_1"}', header, "whsec_test", { now });
      const error = await failure(verifySignature('{"id":"evt_2"}', header, "whsec_test", { now }));
      same(error.name, "SignatureError");
    },
  ],
};

export const checkNames = Object.keys(checks);

/**
 * Runs one check.
 * @param server the address of `platform-server.ts`
 * @throws an error that says what was unexpected
 */
export async function runCheck(name: string, server: string): Promise<void> {
  const [script, check] = checks[name]!;
  const started = await ask<Started>(`${server}/start`, { script });
  const client = createClient({
    auth: "sk_test_1",
    baseUrl: started.url,
    retry: { baseDelay: 1 },
  });
  await check({ client, facts: () => ask<Facts>(`${server}/facts`, { url: started.url }) });
}

/** All checks: the error of each, `null` if it passed. */
export async function runChecks(server: string): Promise<Record<string, string | null>> {
  const results: Record<string, string | null> = {};
  for (const name of checkNames) {
    results[name] = await runCheck(name, server).then(
      () => null,
      (error: unknown) => `${error}`,
    );
  }
  return results;
}

async function ask<T>(url: string, question: object): Promise<T> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(question) });
  return response.json() as Promise<T>;
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  const result = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (result instanceof Error) return result;
  throw new Error("no failure");
}

function same(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${is} is not ${should}`);
}
