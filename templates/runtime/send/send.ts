/** Sends one request, from state to state: attempts, the reading of what comes back, pauses. */
import { AbortError, IdempotencyError } from "../client/api-error.js";
import { type AnyOutcome, callIgnoringErrors } from "../client/middleware.js";
import type { SendOptions, StreamOptions } from "../client/options.js";
import type { Sender } from "../client/sender.js";
import type { HttpRequest } from "../encode/operation.js";
import { readBody } from "../read/response-body.js";
import type { Reading } from "../read/response.js";
import type { SignedDraft } from "./auth.js";
import { failureOf } from "./failure.js";
import { maskError } from "./mask.js";
import { authorize, baseOf, NoResponse, transmit } from "./outgoing.js";
import { checkRetry, type Ended, retryPolicy } from "./retry.js";
import type { Machine, Progress, State, Steps } from "./states.js";
import { limitTime, noLimit, type TimeLimit, TimeLimitError } from "./time-limit.js";

/** Milliseconds until the next attempt, or why there is none. */
type Verdict = number | Ended | "refresh";

/** Goes from state to state, until nothing is left to do. */
export async function runMachine({ steps, progress }: Machine): Promise<AnyOutcome> {
  for (let state: State = "authorize"; state !== "done";) state = await steps[state]();
  if (!progress.outcome) throw progress.error;
  return progress.outcome;
}

/** @param bindKey see `keyBinding` */
export function machineOf(
  sender: Sender,
  { signal, stream, ...mine }: SendOptions & Partial<StreamOptions>,
  request: HttpRequest,
  bindKey?: () => void,
): Machine {
  const { api, environment, options, refreshes } = sender;
  const { elapsed } = environment;
  const baseUrl = baseOf(sender, request);
  const retry = {
    ...api.retry,
    ...request.operation.retry,
    ...sender.retry,
    ...checkRetry(mine.retry),
  };
  const { attempts = 3 } = retry;
  /** How often it may be sent where another one follows. */
  const most = request.body instanceof ReadableStream ? 0 : attempts;
  const timeout = (mine.timeout ?? options.timeout ?? 80_000) || Infinity;
  const total = (mine.totalTimeout ?? options.totalTimeout) || Infinity;
  const begin = elapsed();
  const policy = retryPolicy(retry, attempts, request, sender, begin + total);

  const limitOf = (name: string, whole: number, start: number): TimeLimit => ({
    milliseconds: start + whole - elapsed(),
    text: `${name} of ${whole} ms`,
  });
  const remaining = (): TimeLimit => limitOf("totalTimeout", total, begin);
  /** Of what began at `start`. */
  function limitFrom(start: number): TimeLimit {
    const [whole, one] = [remaining(), limitOf("timeout", timeout, start)];
    return whole.milliseconds < one.milliseconds ? whole : one;
  }

  const progress: Progress = { sent: 0 };

  const reading = (): Reading => {
    const { sent: attempts, draft } = progress;
    const mask = (error: unknown): unknown => maskError(error, draft!, request);
    return { attempts, signal, remaining, mask };
  };

  /**
   * Does a piece of work; `undefined`: it failed, and `progress` has the error.
   * @param limit for what is no part of an attempt
   */
  async function during<T>(
    work: (stop: AbortSignal) => Promise<T>,
    limit?: TimeLimit,
  ): Promise<T | undefined> {
    try {
      return await limitTime(work, limit ?? limitFrom(progress.start!), signal, progress.own);
    } catch (error) {
      // What the caller's own function throws is the caller's.
      const isOwn = limit
        ? !signal?.aborted && !(error instanceof TimeLimitError)
        : error instanceof NoResponse || error instanceof IdempotencyError;
      const failure = isOwn ? undefined : failureOf(error, request, reading());
      progress.failure = failure;
      progress.error = failure ?? error;
      return undefined;
    }
  }

  const credentials = (again: boolean): Promise<SignedDraft | undefined> => {
    const work = (): Promise<SignedDraft> => authorize(sender, request, baseUrl, again);
    return during(work, limitFrom(elapsed()));
  };

  /** What follows an attempt: a pause before another one, new credentials first, or nothing. */
  function verdict(): Verdict {
    const { sent, response, failure } = progress;
    if (signal?.aborted || failure instanceof AbortError) return "aborted";
    if (progress.error && !failure) return "final";
    // Before any retry, which would be refused as this one was.
    if (response?.status === 401 && !progress.isRefreshed && sent < most) return "refresh";
    return policy(sent, response, failure);
  }

  function conclude(next = verdict()): State {
    if (next === "refresh") return next;
    const { sent, response, outcome, error } = progress;
    const pause = typeof next === "number" ? next : undefined;
    if (pause === undefined) Object.assign(outcome ?? progress.failure ?? {}, { ended: next });
    const duration = elapsed() - progress.start!;
    const attempt = { request, attempt: sent, duration, status: response?.status, error, pause };
    callIgnoringErrors(() => options.onAttempt?.(attempt));
    if (outcome?.ok || outcome?.error) sender.spent = Math.max(0, sender.spent - 1);
    progress.pause = pause;
    return pause === undefined ? "done" : "pause";
  }

  const steps: Steps = {
    async authorize() {
      const draft = await credentials(false);
      if (draft) progress.draft = draft;
      return draft ? "attempt" : "done";
    },

    async attempt() {
      progress.start = elapsed();
      progress.own = new AbortController();
      progress.outcome = progress.error = progress.failure = undefined;
      progress.response = await during(async (stop) => {
        bindKey?.();
        progress.sent++;
        const response = await transmit(options.fetch, progress.draft!, request, stop);
        // Nobody waits for it any more.
        if (stop.aborted) cancel(response);
        return response;
      });
      return progress.response ? "read" : conclude();
    },

    async read() {
      const response = progress.response!;
      const { status, headers } = response;
      const next = verdict();
      // What is tried again isn't read.
      if (typeof next === "number") cancel(response);
      else {
        const body = await during(() =>
          readBody(response, request, reading(), stream, options.anySuccess),
        );
        if (!body) return conclude();
        const attempts = progress.sent;
        progress.outcome = { status, ...body, headers, request, baseUrl, attempts, ended: "final" };
        // A status that isn't declared is no error of the attempt.
        if ((Object(body.error) as { cause?: unknown }).cause) progress.error = body.error;
      }
      return conclude(next);
    },

    async refresh() {
      const { draft, failure } = progress;
      progress.isRefreshed = true;
      // Another request may have refreshed meanwhile: then what there is now is new already.
      const renewed = await credentials(sender.refreshes === refreshes);
      if (signal?.aborted) progress.outcome = undefined;
      else progress.failure = failure;
      if (!renewed || JSON.stringify(renewed) === JSON.stringify(draft)) return conclude();
      progress.draft = renewed;
      return conclude(0);
    },

    async pause() {
      // An abort ends the pause; the attempt sees it.
      await during((stop) => environment.wait(progress.pause!, stop), noLimit);
      return "attempt";
    },
  };
  return { steps, progress };
}

/** Frees the connection. That it is broken already is no news. */
function cancel({ body }: Response): void {
  body?.cancel().catch((): void => undefined);
}
