// The runtime of wireform, copied. Do not edit.
/** What follows an attempt: nothing, a pause and another one, or new credentials first. */
import { AbortError, ConnectionError } from "./api-error.js";
import type { Exchange } from "./exchange.js";
import { failureOf } from "./failure.js";
import { callIgnoringErrors } from "./ignoring-errors.js";
import { maskError } from "./mask.js";
import { NoResponse } from "./outgoing.js";
import type { Reading } from "./response.js";
import type { Ended } from "./retry.js";
import type { Attempted, Progress, State } from "./states.js";
import { TimeLimitError } from "./time-limit.js";

/** Milliseconds until the next attempt, or why there is none. */
type Verdict = number | Ended | "refresh";

export function verdictOf(exchange: Exchange, attempted: Attempted): Verdict {
  const { request, attempts, policy, options } = exchange;
  const { sent, isRefreshed, response, error } = attempted;
  if (error instanceof NoResponse) return "final";
  if (options.signal?.aborted || error instanceof AbortError) return "aborted";
  // Before any retry: it would be refused as this one was.
  const isStale = response?.status === 401 && !isRefreshed && sent < attempts;
  if (isStale && !(request.body instanceof ReadableStream)) return "refresh";
  return error instanceof ConnectionError ? policy(sent, undefined, error) : policy(sent, response);
}

/** Tells of an attempt that has ended, and gives the next state. */
export function conclude(
  exchange: Exchange,
  attempted: Attempted,
  next: Verdict = verdictOf(exchange, attempted),
): State {
  if (next === "refresh") return { ...attempted, name: "refresh" };
  const { sender, request } = exchange;
  const { draft, sent, isRefreshed, start, response, outcome, error } = attempted;
  const { onAttempt } = sender.options;
  const pause = typeof next === "number" ? next : undefined;
  if (typeof next !== "number" && !outcome && error instanceof ConnectionError)
    Object.assign(error, { ended: next });
  const duration = sender.environment.elapsed() - start;
  const { status } = Object(response) as Partial<Response>;
  callIgnoringErrors(() => onAttempt?.({ request, attempt: sent, duration, status, error, pause }));
  if (typeof next === "number")
    return { name: "pause", milliseconds: next, draft, sent, isRefreshed };
  if (outcome?.ok || outcome?.error) sender.spent = Math.max(0, sender.spent - 1);
  return { name: "done", outcome: outcome && { ...outcome, ended: next }, error };
}

/** What an attempt failed with, once it had begun. */
export function errorOf(exchange: Exchange, progress: Progress, thrown: unknown): unknown {
  return thrown instanceof NoResponse
    ? thrown
    : failureOf(thrown, exchange.request, readingOf(exchange, progress));
}

export function readingOf({ request, options, remaining }: Exchange, progress: Progress): Reading {
  const { draft, sent } = progress;
  const mask = (error: unknown): unknown => maskError(error, draft, request);
  return { attempts: sent, signal: options.signal, remaining, mask };
}

/**
 * What ends a send while nothing is being sent: the caller's signal or a time limit. All else that is
 * thrown then is the caller's own, or an IdempotencyError.
 */
export function stopOf({ request, options }: Exchange, sent: number, thrown: unknown): unknown {
  const { signal } = options;
  if (!signal?.aborted && !(thrown instanceof TimeLimitError)) return thrown;
  const ended: Ended = signal?.aborted ? "aborted" : "time";
  return Object.assign(failureOf(thrown, request, { attempts: sent, signal }), { ended });
}
