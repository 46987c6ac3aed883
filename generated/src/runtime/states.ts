// The runtime of wireform, copied. Do not edit.
/** The states of a send: what is done next, and all that is needed for it. Types only. */
import type { SignedDraft } from "./auth.js";
import type { AnyOutcome } from "./middleware.js";
import type { RunningLimit } from "./time-limit.js";

export type State =
  | { readonly name: "authorize" }
  | ({ readonly name: "attempt" } & Progress)
  | ({ readonly name: "read" } & Answered)
  | ({ readonly name: "refresh" } & Attempted)
  | ({ readonly name: "pause"; readonly milliseconds: number } & Progress)
  | { readonly name: "done"; readonly outcome: AnyOutcome | undefined; readonly error: unknown };

export interface Progress {
  /** The request with its credentials. */
  readonly draft: SignedDraft;
  /** How often it was sent. */
  readonly sent: number;
  /** Whether the credentials were asked for again: once is enough. */
  readonly isRefreshed: boolean;
}

/** An attempt, and what has come of it so far. */
export interface Attempted extends Progress {
  /** By the monotonic clock. */
  readonly start: number;
  readonly response?: Response;
  readonly outcome?: Omit<AnyOutcome, "ended"> | undefined;
  readonly error?: unknown;
}

/** The limit of its attempt holds for the body, too. */
export interface Answered extends Attempted {
  readonly response: Response;
  readonly limit: RunningLimit;
}
