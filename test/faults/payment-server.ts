/** A payments API on loopback that fails as its script says. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { end, faults, type Turn } from "./faults.js";
import { type Hit, type Ledger, makeLedger } from "./ledger.js";

export interface PaymentServer {
  readonly url: string;
  readonly port: number;
  /** The received requests, in order. */
  readonly hits: readonly Hit[];
  readonly ledger: Ledger;
  /** Requests whose connection was closed, by either side, before the whole answer. */
  readonly unanswered: readonly Hit[];
  close(): Promise<void>;
}

export interface PaymentServerOptions {
  /** One for each request; `undefined`, or none, is a correct answer. */
  readonly script?: readonly (Turn | undefined)[];
  /** Where redirects lead to. */
  readonly elsewhere?: string;
  /** Called for each request, before it is answered. */
  readonly onHit?: () => void;
}

export async function startPaymentServer(
  options: PaymentServerOptions = {},
): Promise<PaymentServer> {
  const { script = [], elsewhere = "", onHit } = options;
  const hits: Hit[] = [];
  const ledger = makeLedger();
  const unanswered: Hit[] = [];

  const server = createServer((incoming, response) => {
    for (const [name, value] of Object.entries(crossOrigin)) response.setHeader(name, value);
    if (incoming.method === "OPTIONS") return void response.writeHead(204).end();
    readHit(incoming, (hit) => {
      const turn = script[hits.push(hit) - 1];
      response.on("close", () => {
        if (!response.writableFinished) unanswered.push(hit);
      });
      onHit?.();
      respond(hit, turn, response);
    });
  });

  function respond(hit: Hit, turn: Turn | undefined, response: ServerResponse): void {
    if (turn === undefined) return end(response, ledger.take(hit));
    const isBegun = turn.fault === "slow to record";
    if (isBegun) ledger.begin(hit);
    // A fault may spoil an answer that was not recorded.
    const answer = turn.recorded && !isBegun ? ledger.take(hit) : makeLedger().take(hit);
    faults[turn.fault](response, answer, elsewhere);
  }

  server.on("connection", (socket) => {
    // The faults break connections, so errors are expected.
    socket.on("error", () => {});
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    hits,
    ledger,
    unanswered,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

/**
 * A port where nobody listens: not one that systems assign, as another test's server could get it,
 * and not one that `fetch` refuses by itself.
 */
export const closedPort = 2;

/** For web pages, which have another origin. */
const crossOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type, idempotency-key",
  "access-control-allow-methods": "GET, POST",
  "access-control-expose-headers": "*",
};

function readHit(incoming: IncomingMessage, done: (hit: Hit) => void): void {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", () => {
    const { method = "", url = "", headers } = incoming;
    const key = headers["idempotency-key"];
    done({
      method,
      url,
      key: typeof key === "string" ? key : undefined,
      contentType: headers["content-type"],
      authorization: headers.authorization,
      body: Buffer.concat(chunks).toString("latin1"),
    });
  });
}
