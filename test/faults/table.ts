/** All faults with all callers: the table of `README.md`. */
import { callers, observe, type Sighting } from "./callers.js";
import type { Turn } from "./faults.js";
import { closedPort, startPaymentServer } from "./payment-server.js";

interface Row {
  readonly name: string;
  readonly script: readonly Turn[];
  /** The timeout of an attempt in milliseconds, for faults with waiting. */
  readonly timeout?: number;
  readonly isRefused?: boolean;
}

const impatient = { timeout: 1500 };
const always = { length: 9 };

const rows: readonly Row[] = [
  { name: "as it should be", script: [] },
  { name: "refused", script: [], isRefused: true },
  row("reset before headers"),
  row("reset before headers", { recorded: true }),
  row("cut in the headers", { recorded: true }),
  row("reset after headers", { recorded: true }),
  row("cut in the body", { recorded: true }),
  row("slow headers", {}, impatient),
  row("slow headers", { recorded: true }, impatient),
  row("slow body", { recorded: true }, impatient),
  row("slow to record", {}, impatient),
  row("429, Retry-After in seconds"),
  row("429, Retry-After as a date"),
  row("500"),
  row("500", { recorded: true }),
  {
    name: "500 each time",
    script: Array.from(always, () => ({ fault: "500" })),
  },
  row("500, Stripe-Should-Retry: false"),
  row("502 of a gateway", { recorded: true }),
  row("402"),
  row("redirect to another origin"),
  row("wrong content type", { recorded: true }),
  row("truncated JSON", { recorded: true }),
  row("gzip", { recorded: true }),
  row("broken gzip", { recorded: true }),
];

const heavy = row("100 MB body", { recorded: true });

function row(fault: Turn["fault"], more: Omit<Turn, "fault"> = {}, options = {}): Row {
  const name = more.recorded ? `${fault}, after recording` : fault;
  return { name, script: [{ fault, ...more }], ...options };
}

export interface ObservedRow {
  readonly name: string;
  /** By caller. */
  readonly cells: ReadonlyMap<string, Sighting>;
}

/**
 * All rows, with the number of requests that reached the redirects' target. They run in parallel,
 * as they mostly wait; but the heavy one runs alone, as it would slow down the others.
 */
export async function observeAll(): Promise<{ rows: ObservedRow[]; caught: number }> {
  const elsewhere = await startPaymentServer();
  const see = async ({ name, script, timeout, isRefused }: Row): Promise<ObservedRow> => {
    const cells = new Map<string, Sighting>();
    for (const [column, caller] of Object.entries(callers)) {
      const server = await startPaymentServer({ script, elsewhere: elsewhere.url });
      const options = { ...(timeout && { timeout }), ...(isRefused && { port: closedPort }) };
      cells.set(column, await observe(caller, server, options));
      await server.close();
    }
    return { name, cells };
  };
  const observed = [...(await Promise.all(rows.map(see))), await see(heavy)];
  const result = { rows: observed, caught: elsewhere.hits.length };
  await elsewhere.close();
  return result;
}

/** As Markdown. */
export function tabulate(observed: readonly ObservedRow[]): string {
  const columns = ["the first answer", ...Object.keys(callers)];
  const lines = observed.map(({ name, cells }) => [name, ...[...cells].map(describe)]);
  return [columns, columns.map(() => "-"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");
}

function describe([column, { got, hits, keys, records }]: [string, Sighting]): string {
  const seen = [got, count(hits, "hit")];
  if (column.includes("POST")) {
    // What is retried because it wasn't executed has no key.
    if (hits > 1 && !column.includes("unexecuted")) seen.push(keys > 1 ? "other key" : "same key");
    seen.push(count(records, "record"));
  }
  return seen.join(", ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
