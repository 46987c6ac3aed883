/** Whether memory stays flat: very many requests through a client and a handler, in one process. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { packageRoot } from "../../generator/host/package-root.js";
import type { Client } from "../../templates/runtime/client/client.js";
import type { Middleware } from "../../templates/runtime/client/middleware.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import type { Handler } from "../../templates/runtime/serve/handler.js";
import { atMost, type BenchOptions, type Report, type Row } from "./report.js";
import { generatePackage, type MadePackage } from "./validate/package.js";

const requests = 1_000_000;
const interval = requests / 10;

/** It takes minutes: only those who name it run it. */
export async function measureSoak({ progress }: BenchOptions): Promise<Report> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const document = path.join(packageRoot, "test/serve/conform/openapi.yaml");
    const send = await senderOf(await generatePackage(document, work));
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const rows: Row[] = [];
    for (let sent = 0; sent <= requests; sent++) {
      if (sent % interval === 0) {
        // Twice: what finalizers let go is collected the second time.
        collect();
        await new Promise((resolve) => setImmediate(resolve));
        collect();
        const { heapUsed, rss } = process.memoryUsage();
        progress(`${sent.toLocaleString("en-US")} requests`);
        rows.push({ requests: sent, "heap, KB": kilobytes(heapUsed), "rss, KB": kilobytes(rss) });
      }
      await send(sent);
      // Engines keep what weak references have shown until the current task is over.
      if (sent % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const heaps = rows.map((row) => row["heap, KB"] as number);
    // The first interval fills caches and compiles code.
    const growth = heaps.at(-1)! - heaps[1]!;
    const title = "memory after a collection";
    return {
      name: "soak",
      goals: [atMost("growth of the heap in 900,000 requests", 500, "KB", growth)],
      tables: [{ title, rows }],
      notes: [],
    };
  } finally {
    await rm(work, { recursive: true });
  }
}

const kilobytes = (bytes: number) => Math.round(bytes / 1000);

interface IndexModule {
  createClient(options: object): Client;
  listOrders(input?: object): HttpRequest;
  createOrder(input: object): HttpRequest;
  getOrder(input: object): HttpRequest;
}

interface HandlerModule {
  createPartialHandler(handlers: object): Handler;
}

/** Sends a request of one of three operations; both sides validate. */
async function senderOf({ load }: MadePackage): Promise<(turn: number) => Promise<void>> {
  const index = (await load("index")) as IndexModule;
  const { createPartialHandler } = (await load("handler")) as HandlerModule;
  const { validation } = (await load("validators")) as { validation(options: object): Middleware };
  const order = { id: "o1", amount: 7, lines: ["a", "b"] };
  const handler = createPartialHandler({
    listOrders: () => ({ status: 200, data: [order, order], headers: { "x-total": "2" } }),
    createOrder: () => ({ status: 201 }),
    getOrder: ({ path: { id } }: { readonly path: { readonly id: string } }) =>
      id.endsWith("7") ? { status: 404 } : { status: 200, data: { ...order, id } },
  });
  const client = index.createClient({
    baseUrl: "https://shop.example",
    fetch: (url: string, init: RequestInit) => handler(new Request(url, init)),
    middleware: [validation({ requests: true })],
    retry: false,
  });
  return async (turn) => {
    const requests = [
      () => index.listOrders({ query: { limit: 1 + (turn % 100) } }),
      () => index.createOrder({ body: { ...order, amount: 1 + turn } }),
      () => index.getOrder({ path: { id: `order ${turn}` } }),
    ];
    const { status } = await client.send(requests[turn % 3]!() as HttpRequest<never>);
    if (![200, 201, 404].includes(status)) throw new Error(`request ${turn} got ${status}`);
  };
}
