// The runtime of wireform, copied. Do not edit.
/** Sends one request, from state to state: attempts, the reading of what comes back, pauses. */
import { AbortError, ConnectionError, IdempotencyError } from "../client/api-error.js";
import { type AnyOutcome, callIgnoringErrors } from "../client/middleware.js";
import type { SendOptions, StreamOptions } from "../client/options.js";
import type { Sender } from "../client/sender.js";
import type { HttpRequest } from "../encode/operation.js";
import { readBody } from "../read/response-body.js";
import type { Reading } from "../read/response.js";
import type { SignedDraft } from "./auth.js";
import { failureOf } from "./failure.js";
import { maskError } from "./mask.js";
import { authorize, baseOf, NoResponse, transmit, withHeaders } from "./outgoing.js";
import { checkBody } from "./refusal.js";
import { checkRetry, type Ended, retryPolicy } from "./retry.js";
import type { Progress, State, Steps } from "./states.js";
import { limitTime, noLimit, type TimeLimit, TimeLimitError } from "./time-limit.js";

type Options = SendOptions & Partial<StreamOptions>;

/**
 * As `Client.send` says.
 * @param makeKey gives one idempotency key for all of a `send`, however often middleware sends it on
 */
export async function sendRequest(
  sender: Sender,
  given: HttpRequest,
  options: Options,
  makeKey: () => string,
): Promise<AnyOutcome> {
  const baseUrl = baseOf(sender, given);
  checkBody(given);
  const [request, bindKey] = await withHeaders(sender, given, options, makeKey);
  const steps = stepsOf(sender, request, baseUrl, options, bindKey);
  const progress: Progress = { sent: 0 };
  for (let state: State = "authorize"; state !== "done";) state = await steps[state](progress);
  const { outcome, error } = progress;
  if (!outcome) throw error;
  if (outcome.ok || outcome.error) sender.spent = Math.max(0, sender.spent - 1);
  return outcome;
}

/** @param bindKey see `keyBinding` */
export function stepsOf(
  sender: Sender,
  request: HttpRequest,
  baseUrl: string,
  { signal, stream, ...mine }: Options,
  bindKey?: () => void,
): Steps {
  const { api, environment, options, refreshes } = sender;
  const { elapsed } = environment;
  const retry = {
    ...api.retry,
    ...request.operation.retry,
    ...sender.retry,
    ...checkRetry(mine.retry),
  };
  const { attempts = 3 } = retry;
  const timeout = (mine.timeout ?? options.timeout ?? 80_000) || Infinity;
  const total = (mine.totalTimeout ?? options.totalTimeout) || Infinity;
  const deadline = elapsed() + total;
  const policy = retryPolicy(retry, attempts, request, sender, deadline);

  const remaining = (): TimeLimit => ({
    milliseconds: deadline - elapsed(),
    text: `totalTimeout of ${total} ms`,
  });
  /** Of what began at `start`. */
  function limitFrom(start: number): TimeLimit {
    const whole = remaining();
    const milliseconds = start + timeout - elapsed();
    return whole.milliseconds < milliseconds
      ? whole
      : { milliseconds, text: `timeout of ${timeout} ms` };
  }

  async function credentials(sent: number, again: boolean): Promise<SignedDraft> {
    const work = (): Promise<SignedDraft> => authorize(sender, request, baseUrl, again);
    try {
      return await limitTime(work, limitFrom(elapsed()), signal);
    } catch (error) {
      // What the caller's own function throws is the caller's.
      const isStopped = signal?.aborted || error instanceof TimeLimitError;
      throw isStopped ? failureOf(error, request, { attempts: sent, signal }) : error;
    }
  }

  const readingOf = ({ sent, draft }: Progress): Reading => ({
    attempts: sent,
    signal,
    remaining,
    mask: (error) => maskError(error, draft!, request),
  });

  /** What follows an attempt: a pause before another one, new credentials first, or nothing. */
  function verdictOf({ sent, isRefreshed, response, error }: Progress): number | "refresh" | Ended {
    const failure = error instanceof ConnectionError ? error : undefined;
    if (error && !failure) return "final";
    if (signal?.aborted || error instanceof AbortError) return "aborted";
    // Before any retry, which would be refused as this one was.
    const isStale = response?.status === 401 && !isRefreshed && sent < attempts;
    if (isStale && !(request.body instanceof ReadableStream)) return "refresh";
    return policy(sent, failure ? undefined : response, failure);
  }

  function conclude(progress: Progress, next = verdictOf(progress)): State {
    const { sent, start, response, outcome, error } = progress;
    if (next === "refresh") return next;
    const isPause = typeof next === "number";
    const told = outcome ?? (error instanceof ConnectionError && error);
    if (!isPause) Object.assign(Object(told) as object, { ended: next });
    const pause = isPause ? next : undefined;
    const duration = elapsed() - start!;
    const attempt = { request, attempt: sent, duration, status: response?.status, error, pause };
    callIgnoringErrors(() => options.onAttempt?.(attempt));
    progress.pause = pause;
    return isPause ? "pause" : "done";
  }

  const during = <T>(progress: Progress, work: (stop: AbortSignal) => Promise<T>): Promise<T> =>
    limitTime(work, limitFrom(progress.start!), signal, progress.own);

  /** What is thrown ends the attempt, and maybe not the send. */
  const attempting =
    (work: (progress: Progress) => Promise<State>): Steps["attempt"] =>
    async (progress) => {
      try {
        return await work(progress);
      } catch (error) {
        const isOwn = error instanceof NoResponse || error instanceof IdempotencyError;
        progress.error = isOwn ? error : failureOf(error, request, readingOf(progress));
        return conclude(progress);
      }
    };

  return {
    async authorize(progress) {
      progress.draft = await credentials(0, false);
      return "attempt";
    },

    attempt: attempting(async (progress) => {
      progress.start = elapsed();
      progress.own = new AbortController();
      progress.response = progress.outcome = progress.error = undefined;
      progress.response = await during(progress, async (stop) => {
        bindKey?.();
        progress.sent++;
        const response = await transmit(options.fetch, progress.draft!, request, stop);
        // Nobody waits for it any more.
        if (stop.aborted) cancel(response);
        return response;
      });
      return "read";
    }),

    read: attempting(async (progress) => {
      const { sent } = progress;
      const response = progress.response!;
      const next = verdictOf(progress);
      // What is tried again isn't read.
      if (typeof next === "number") cancel(response);
      else {
        const body = await during(progress, () =>
          readBody(response, request, readingOf(progress), stream, options.anySuccess),
        );
        const { status, headers } = response;
        progress.outcome = {
          status,
          ...body,
          headers,
          request,
          baseUrl,
          attempts: sent,
          ended: "final",
        };
        // A status that isn't declared is no error of the attempt.
        if ((Object(body.error) as { cause?: unknown }).cause) progress.error = body.error;
      }
      return conclude(progress, next);
    }),

    async refresh(progress) {
      const { draft, sent } = progress;
      let next: number | Ended | "refresh" | undefined;
      progress.isRefreshed = true;
      try {
        // Another request may have refreshed meanwhile: then what there is now is new already.
        progress.draft = await credentials(sent, sender.refreshes === refreshes);
        if (JSON.stringify(progress.draft) !== JSON.stringify(draft)) next = 0;
      } catch (error) {
        next = verdictOf(progress);
        if (signal?.aborted) progress.outcome = progress.error = undefined;
        progress.error ??= error;
      }
      return conclude(progress, next);
    },

    async pause({ pause }) {
      // An abort ends the pause; the attempt sees it.
      await limitTime((stop) => environment.wait(pause!, stop), noLimit, signal).catch(
        (): void => undefined,
      );
      return "attempt";
    },
  };
}

/** Frees the connection. That it is broken already is no news. */
function cancel({ body }: Response): void {
  body?.cancel().catch((): void => undefined);
}
