/** Requests that are refused for what they contain: a retry would be refused, too. */
import type { TransportInit } from "../client/options.js";
import type { HttpRequest } from "../encode/operation.js";

/**
 * @throws TypeError for a body that `fetch` would refuse with the same error as for a network
 * failure
 */
export function checkBody({ operation, method, body }: HttpRequest): void {
  const { locked } = Object(body) as Partial<ReadableStream>;
  if (locked || (body !== null && /^(get|head)$/i.test(method)))
    throw new TypeError(`${method} ${operation.path}: no body with GET or HEAD, no stream twice`);
}

/**
 * `fetch` throws a TypeError both if it refuses a request and if the network fails. `Request`
 * refuses the same requests; it gets no body, as it would use up a stream. Node's `fetch` also has
 * codes for headers that it refuses, and says `bad port` for ports that the Fetch Standard blocks.
 * Browsers report such a port like a network failure.
 * @param error what `fetch` rejected with
 */
export function isRefused(url: string, init: TransportInit, error: unknown): boolean {
  const { cause } = error as { readonly cause?: unknown };
  const { code, message } = Object(cause) as { readonly code: string; readonly message: string };
  try {
    return (
      /^UND_ERR_(INV|NOT|REQ_C)/.test(code) ||
      message === "bad port" ||
      !new Request(url, { ...init, body: null })
    );
  } catch {
    return true;
  }
}
