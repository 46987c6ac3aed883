/** Random faults in sequence: no payment is made twice, and every success was recorded. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createClient, type Client } from "../../generated/src/stripe/index.js";
import { keyed, keyless, secretKey } from "./callers.js";
import { type Fault, faults, type Turn } from "./faults.js";
import { closedPort, type PaymentServer, startPaymentServer } from "./payment-server.js";

const runs = 20;
const sequencesPerRun = 50;

/** One logical payment, and its faults. */
interface Sequence {
  /** `undefined`: a correct answer. "refused": nobody listens at that moment. */
  readonly turns: readonly (Turn | "refused" | undefined)[];
  readonly key: "of the client" | "of the caller" | "none";
  /** Milliseconds until the caller aborts, in the first send. */
  readonly abortAfter: number | undefined;
}

// All but the heavy one, and those that ask to wait for seconds.
const light = (Object.keys(faults) as Fault[]).filter(
  (name) => !/100 MB|seconds|as a date/.test(name),
);

const turn: fc.Arbitrary<Turn> = fc
  .record({ fault: fc.constantFrom(...light), recorded: fc.boolean() })
  // Only a recorded answer may tell the caller of success.
  .map(({ fault, recorded }) => ({ fault, recorded: recorded || fault === "gzip" }));

const sequence: fc.Arbitrary<Sequence> = fc.record({
  turns: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: turn },
      { weight: 1, arbitrary: fc.constant("refused" as const) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    { minLength: 1, maxLength: 6 },
  ),
  key: fc.constantFrom("of the client", "of the caller", "of the caller", "none"),
  abortAfter: fc.option(fc.nat(60), { nil: undefined, freq: 4 }),
});

let count = 0;
let succeeded = 0;

test(`${runs * sequencesPerRun} sequences of faults record each payment once at most`, async () => {
  const batch = fc.array(sequence, { minLength: sequencesPerRun, maxLength: sequencesPerRun });
  const holds = async (sequences: Sequence[]) => {
    await Promise.all(sequences.map(holdsFor));
  };
  const seed = Number(process.env["FAULT_SEED"] ?? Date.now() % 2 ** 31);
  console.log(`FAULT_SEED=${seed}`);
  await fc.assert(fc.asyncProperty(batch, holds), { numRuns: runs, seed, endOnFailure: true });
  expect(count).toBe(runs * sequencesPerRun);
  // Otherwise the test would prove nothing: about half succeed, and the others give up after a fault.
  expect(succeeded).toBeGreaterThan(count / 4);
});

async function holdsFor(given: Sequence): Promise<void> {
  count++;
  const refused = given.turns.map((turn) => turn === "refused");
  const script = given.turns.filter((turn) => turn !== "refused");
  const server = await startPaymentServer({ script });
  const client = createClient({
    auth: secretKey,
    baseUrl: server.url,
    timeout: 100,
    retry: { attempts: 4, baseDelay: 1, maxDelay: 2 },
    fetch: (url, init) =>
      fetch(refused.shift() ? url.replace(`${server.port}`, `${closedPort}`) : url, init),
  });
  const isPaid = await pay(client, server, given);
  server.ledger.settle();
  const { records } = server.ledger;
  await server.close();
  succeeded += Number(isPaid);
  const told = JSON.stringify(given);
  expect(records.length, told).toBeLessThanOrEqual(1);
  if (isPaid) expect(records, told).toEqual([keyed.body]);
}

/** Pays like a careful caller: sends again after a failure, if the key is known. */
async function pay(client: Client, { hits }: PaymentServer, given: Sequence): Promise<boolean> {
  const { key, abortAfter } = given;
  const told = JSON.stringify(given);
  const own = key === "of the caller" ? { idempotencyKey: "order-6735" } : {};
  for (let round = 1; round <= 4; round++) {
    const before = hits.length;
    const isImpatient = round === 1 && abortAfter !== undefined;
    const signal = isImpatient ? { signal: AbortSignal.timeout(abortAfter) } : {};
    const isPaid = await client
      .send(key === "none" ? keyless : keyed, { ...own, ...signal })
      .then(({ ok }) => ok)
      .catch((error: Error) => {
        expect(error.name, told).toMatch(/^(Connection|Timeout|Abort)Error$/);
        return false;
      });
    const [first, ...others] = hits.slice(before);
    for (const hit of others) expect(hit, told).toEqual(first);
    if (key === "none") expect(hits.length, told).toBeLessThanOrEqual(1);
    else if (first) expect(first.key, told).toMatch(own.idempotencyKey ?? /^[0-9a-f-]{36}$/);
    if (isPaid || key !== "of the caller") return isPaid;
  }
  return false;
}
