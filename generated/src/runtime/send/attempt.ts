// The runtime of wireform, copied. Do not edit.
/** What `onAttempt` gets for each attempt to send a request. Types only. */
import type { HttpRequest } from "../encode/operation.js";

/** One attempt that has ended. */
export interface Attempt {
  /** Like `Answer.request`: without the client's credentials and its own `headers`. */
  readonly request: HttpRequest;
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds, including the time to read the body, if it was read. */
  readonly duration: number;
  /** `undefined` if no response came. */
  readonly status: number | undefined;
  /** The error of the attempt, also if only the body could not be read. */
  readonly error: unknown;
  /** Milliseconds until the next attempt; `undefined` if this was the last. */
  readonly pause: number | undefined;
}
