// The runtime of wireform, copied. Do not edit.
/** Why no complete response came, as one of the errors that callers know. */
import { AbortError, ConnectionError, TimeoutError } from "../client/api-error.js";
import type { HttpRequest } from "../encode/operation.js";
import type { Reading } from "../read/response.js";

/** Wraps an error that callers get unchanged: no other attempt can help. */
export class FinalError extends Error {
  readonly error: unknown;

  constructor(error: unknown) {
    super();
    this.error = error;
  }
}

/**
 * @param received what has arrived of a body: `2 item(s)`; `undefined`: it wasn't read in pieces
 */
export function failureOf(
  error: unknown,
  request: HttpRequest,
  { attempts = 1, signal, mask }: Reading,
  received?: string,
): ConnectionError {
  const cause: unknown = signal?.aborted ? signal.reason : mask ? mask(error) : error;
  // A custom `fetch` may abort by itself, then its caller wants no other attempt; or have its own
  // time limit. An abort by the caller counts, whatever its reason is called.
  const name = signal?.aborted ? "AbortError" : (Object(cause) as Error).name;
  const Failure =
    name === "AbortError" ? AbortError : name === "TimeoutError" ? TimeoutError : ConnectionError;
  return new Failure(request, attempts, cause, received);
}
