/** Starts payment servers for checks that run elsewhere, and serves their page. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Turn } from "../faults/faults.js";
import type { Hit } from "../faults/ledger.js";
import { type PaymentServer, startPaymentServer } from "../faults/payment-server.js";

/** `POST /start` with `{ script: Turn[] }`. */
export interface Started {
  readonly url: string;
}

/** `POST /facts` with `{ url }`. */
export interface Facts {
  readonly hits: readonly Hit[];
  readonly records: readonly string[];
  /** How many requests reached the redirects' target. */
  readonly caught: number;
}

export interface PlatformServer {
  readonly url: string;
  close(): Promise<void>;
}

/** @param script the content of `/checks.js`, for pages */
export async function startPlatformServer(script = ""): Promise<PlatformServer> {
  const servers = new Map<string, PaymentServer>();
  const elsewhere = await startPaymentServer();

  async function answer(path: string, question: string): Promise<unknown> {
    if (path === "/start") {
      const { script: turns } = JSON.parse(question) as { script: Turn[] };
      const server = await startPaymentServer({ script: turns, elsewhere: elsewhere.url });
      servers.set(server.url, server);
      return { url: server.url } satisfies Started;
    }
    const { url } = JSON.parse(question) as { url: string };
    const { hits, ledger } = servers.get(url)!;
    return { hits, records: ledger.records, caught: elsewhere.hits.length } satisfies Facts;
  }

  const server = createServer((incoming, response) => {
    const { url: path = "", method } = incoming;
    if (method === "GET") {
      const isScript = path === "/checks.js";
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
      return void response.end(isScript ? script : "<!doctype html><title>wireform</title>");
    }
    readText(incoming)
      .then((question) => answer(path, question))
      .then((value) => response.end(JSON.stringify(value)))
      .catch((error: unknown) => response.writeHead(500).end(`${error}`));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await Promise.all([...servers.values(), elsewhere].map((one) => one.close()));
    },
  };
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
