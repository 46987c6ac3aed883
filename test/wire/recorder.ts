/** A loopback server that gives every request the same answer and records it, byte for byte. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** One character a byte. */
  readonly body: string;
}

export interface Recorder {
  readonly port: number;
  /** The only request that `send` makes. */
  record(send: () => Promise<unknown>): Promise<Received>;
  close(): Promise<void>;
}

export async function startRecorder(): Promise<Recorder> {
  let received: Received[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url: path = "", headers } = incoming;
      received.push({ method, path, headers, body: Buffer.concat(chunks).toString("latin1") });
      response.setHeader("content-type", "application/json");
      response.end('{"id":"pr_1","object":"payment_record"}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as AddressInfo).port,
    async record(send) {
      received = [];
      await send();
      if (received.length !== 1) throw new Error(`${received.length} requests came, not one`);
      return received[0]!;
    },
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
