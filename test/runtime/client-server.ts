/** A loopback server, hand-made requests and operations, and a clock that doesn't wait. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Api,
  type Client,
  makeClient as makeWith,
} from "../../templates/runtime/client/client.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import type { HttpRequest, Operation } from "../../templates/runtime/encode/operation.js";
import { json, type Responses } from "../../templates/runtime/read/response.js";
import { authorizer } from "../../templates/runtime/send/auth.js";
import { idempotencyKeys } from "../../templates/runtime/send/idempotency.js";
import { maskError } from "../../templates/runtime/send/mask.js";
import { type Environment, retrying } from "../../templates/runtime/send/retry.js";
import { closeAfterTest } from "../leftovers.js";

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  readonly received: Received[];
}

export type Handler = (response: ServerResponse, request: Received, count: number) => void;

/** Starts a server that lives as long as the test. `count` is 1 for the first request. */
export async function serve(handler: Handler): Promise<TestServer> {
  const received: Received[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
      handler(response, request, received.push(request));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeAfterTest(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

export function operation<R extends Responses>(more: Partial<Operation<R>> = {}): Operation<R> {
  const responses = { 200: json, default: json } as unknown as Operation<R>["responses"];
  return { id: "payInvoice", method: "POST", path: "/pay/{id}", responses, ...more };
}

export function requestOf<R extends Responses>(
  of: Operation<R>,
  more: Partial<HttpRequest<R>> = {},
): HttpRequest<R> {
  const body = of.method === "POST" ? "a=1&b[c]=%C3%A9" : null;
  const headers: HttpRequest["headers"] =
    body === null ? {} : { "content-type": "application/x-www-form-urlencoded" };
  return { operation: of, method: of.method, url: "/pay/p1", headers, body, ...more };
}

/** What generated code says of an API: here, transport errors are masked unless a test says how. */
export type HandMadeApi = Omit<Api, "mask"> & Partial<Pick<Api, "mask">>;

export const makeClient = <A>(
  api: HandMadeApi,
  options?: ClientOptions<A>,
  environment?: Partial<Environment>,
): Client => makeWith({ mask: maskError, ...api }, options, environment);

/** Makes clients that may have credentials and idempotency keys, and send again. */
export const wholeClient = <A>(
  api: HandMadeApi,
  options?: ClientOptions<A>,
  environment?: Environment,
): Client =>
  makeClient(
    {
      credentials: authorizer,
      keys: idempotencyKeys,
      retries: retrying,
      ...api,
    },
    options,
    environment,
  );

/** Records the pauses; random numbers are always `random`. */
export function fakeTime(random = 1): Environment & { readonly pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    async wait(milliseconds) {
      pauses.push(milliseconds);
    },
    random: () => random,
    now: () => Date.UTC(2026, 0, 1),
    elapsed: () => 0,
  };
}
