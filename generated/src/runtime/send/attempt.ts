// The runtime of wireform, copied. Do not edit.
/** What is told of each attempt to send a request. Types only. */
import type { HttpRequest } from "../encode/operation.js";

/** One attempt that has ended. */
export interface Attempt {
  /** As `Answer.request`: without the client's credentials and its own `headers`. */
  readonly request: HttpRequest;
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds, the reading of the body included where it was read. */
  readonly duration: number;
  /** `undefined` if no answer came. */
  readonly status: number | undefined;
  /** What the attempt failed with, also where only the body could not be read. */
  readonly error: unknown;
  /** Milliseconds until the next attempt; `undefined` if this was the last. */
  readonly pause: number | undefined;
}
