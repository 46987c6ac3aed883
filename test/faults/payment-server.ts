/** A loopback API of payments that goes wrong as its script says. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { end, faults, type Turn } from "./faults.js";
import { type Hit, type Ledger, makeLedger } from "./ledger.js";

export interface PaymentServer {
  readonly url: string;
  readonly port: number;
  /** What came, in order. */
  readonly hits: readonly Hit[];
  readonly ledger: Ledger;
  /** Those whose connection was closed before they had a whole answer, by either side. */
  readonly unanswered: readonly Hit[];
  close(): Promise<void>;
}

export interface PaymentServerOptions {
  /** One for each hit; `undefined`, and none, is a right answer. */
  readonly script?: readonly (Turn | undefined)[];
  /** Where redirects lead to. */
  readonly elsewhere?: string;
  /** Told of each hit, before it is answered. */
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
    // What a fault spoils may be an answer that the ledger knows nothing of.
    const answer = turn.recorded && !isBegun ? ledger.take(hit) : makeLedger().take(hit);
    faults[turn.fault](response, answer, elsewhere);
  }

  server.on("connection", (socket) => {
    // The faults break connections: that is no news here.
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
 * A port where nobody listens: none that systems hand out, or another server of a test may get it, and
 * none that `fetch` refuses by itself.
 */
export const closedPort = 2;

/** For pages of browsers, whose origin is another one. */
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
