/** The states of a send, and what is passed on from one to the next. Types only. */
import type { ConnectionError } from "../client/api-error.js";
import type { AnyOutcome } from "../client/middleware.js";
import type { SignedDraft } from "./auth.js";

export type State = "authorize" | "attempt" | "read" | "refresh" | "pause" | "done";

/** What is done in each state but the last; it gives the state that follows. */
export type Steps = Readonly<Record<Exclude<State, "done">, () => Promise<State>>>;

/** One send: its steps, and the record that they keep. */
export interface Machine {
  readonly steps: Steps;
  readonly progress: Progress;
}

/** How far a send has come. */
export interface Progress {
  /** How often the request was sent. */
  sent: number;
  /** The request with its credentials. */
  draft?: SignedDraft;
  /** Whether the credentials were asked for again: once is enough. */
  isRefreshed?: boolean;
  /** When the last attempt began, by the monotonic clock. */
  start?: number;
  /** Aborts the last attempt. */
  own?: AbortController;
  /** Of the last attempt: what came, and what was read of it. */
  response?: Response | undefined;
  outcome?: AnyOutcome | undefined;
  /** What went wrong, */
  error?: unknown;
  /** and the same where another attempt may do better. */
  failure?: ConnectionError | undefined;
  /** Milliseconds until the next attempt. */
  pause?: number | undefined;
}
