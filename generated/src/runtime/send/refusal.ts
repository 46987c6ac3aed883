// The runtime of wireform, copied. Do not edit.
/** Requests that are refused for what they are: the next time they would be, too. */
import type { HttpRequest } from "../encode/operation.js";

/** @throws TypeError for a body that `fetch` would refuse, as if the network had failed */
export function checkBody({ operation, method, body }: HttpRequest): void {
  const { locked } = Object(body) as Partial<ReadableStream>;
  if (locked || (body !== null && /^(get|head)$/i.test(method)))
    throw new TypeError(
      `${method} ${operation.path}: fetch sends no body with GET or HEAD, and no stream twice`,
    );
}

/**
 * `fetch` gives a TypeError whether it refuses a request or the network has failed. `Request` refuses
 * what `fetch` does, and is asked without the body, as a stream would be used up. Node's `fetch` has
 * codes for the headers that it refuses besides, and says `bad port` of those that the Fetch Standard
 * blocks. Browsers tell of such a port what they tell of a network that has failed.
 * @param error what `fetch` rejected with
 */
export function isRefused(url: string, init: RequestInit, error: unknown): boolean {
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
