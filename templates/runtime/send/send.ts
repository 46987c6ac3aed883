/** Sends one request: attempt after attempt, and the reading of what comes back. */
import { AbortError, type ConnectionError } from "../client/api-error.js";
import { type AnyOutcome, callQuietly } from "../client/middleware.js";
import type { SendOptions, StreamOptions } from "../client/options.js";
import type { Sender } from "../client/sender.js";
import type { HttpRequest } from "../encode/operation.js";
import { readBody } from "../read/response-body.js";
import type { SignedDraft } from "./auth.js";
import { failureOf } from "./failure.js";
import { maskError } from "./mask.js";
import { authorize, baseOf, NoResponse, transmit, withHeaders } from "./outgoing.js";
import { checkBody } from "./refusal.js";
import { checkRetry, type Ended, retryPolicy } from "./retry.js";
import { limitTime, noLimit, TimeIsOver, type TimeLimit } from "./time-limit.js";

/**
 * As `Client.send` says.
 * @param makeKey gives one idempotency key for all of a `send`, however often middleware sends it on
 */
export async function sendRequest(
  sender: Sender,
  given: HttpRequest,
  options: SendOptions & Partial<StreamOptions>,
  makeKey: () => string,
): Promise<AnyOutcome> {
  const { environment, options: usual } = sender;
  const { signal } = options;
  const base = baseOf(sender, given);
  checkBody(given);
  const request = await withHeaders(sender, given, options, makeKey);
  const retry = {
    ...sender.api.retry,
    ...request.operation.retry,
    ...sender.retry,
    ...checkRetry(options.retry),
  };
  const timeout = (options.timeout ?? usual.timeout ?? 80_000) || Infinity;
  const total = (options.totalTimeout ?? usual.totalTimeout) || Infinity;
  const deadline = environment.now() + total;
  const policy = retryPolicy(retry, request, sender, deadline);
  let sent = 0;
  let isRenewed = retry.attempts === 1 || request.body instanceof ReadableStream;

  const left = (): TimeLimit => ({
    milliseconds: deadline - environment.now(),
    text: `totalTimeout of ${total} ms`,
  });
  /** Does work while there is time, and the caller wants it. */
  function limited<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
    const whole = left();
    const own = { milliseconds: timeout, text: `timeout of ${timeout} ms` };
    return limitTime(work, whole.milliseconds < timeout ? whole : own, signal);
  }

  async function authorized(refresh: boolean): Promise<SignedDraft> {
    try {
      return await limited(() => authorize(sender, request, base, refresh));
    } catch (error) {
      // What the caller's own function throws is the caller's.
      const isStopped = signal?.aborted || error instanceof TimeIsOver;
      throw isStopped ? failureOf(error, request, { attempts: sent, signal }) : error;
    }
  }

  const mask = (error: unknown): unknown => maskError(error, draft, request);

  const decide = (response?: Response, error?: ConnectionError): number | Ended =>
    signal?.aborted || error instanceof AbortError ? "aborted" : policy(sent, response, error);

  const { refreshes } = sender;
  let draft = await authorized(false);
  for (;;) {
    const start = environment.now();
    let status: number | undefined;
    let next: number | Ended = "final";
    let outcome: AnyOutcome | undefined;
    let error: unknown;
    try {
      await limited(async (stop): Promise<void> => {
        sent++;
        const response = await transmit(usual.fetch, draft, request, stop);
        // Nobody waits for it any more.
        if (stop.aborted) return cancel(response);
        status = response.status;
        next = decide(response);
        if (typeof next === "number") return cancel(response);
        const reading = { attempts: sent, signal, left, mask };
        const body = await readBody(response, request, reading, options.stream, usual.anySuccess);
        const { headers } = response;
        outcome = {
          status,
          ...body,
          headers,
          request,
          baseUrl: base,
          attempts: sent,
          ended: next,
        };
        // A status that isn't declared is no fault of the attempt.
        if ((Object(body.error) as { cause?: unknown }).cause) error = body.error;
      });
    } catch (thrown) {
      error = thrown;
      if (!(thrown instanceof NoResponse)) {
        const failure = failureOf(thrown, request, { attempts: sent, signal, mask });
        next = decide(undefined, failure);
        error = typeof next === "number" ? failure : Object.assign(failure, { ended: next });
      }
    }
    if (outcome?.status === 401 && !isRenewed) {
      isRenewed = true;
      // Another request may have refreshed meanwhile: then what there is now is new already.
      const isFirst = sender.refreshes === refreshes;
      const renewed = await authorized(isFirst).catch((thrown) => {
        error = thrown;
        if (signal?.aborted) outcome = undefined;
      });
      if (renewed && JSON.stringify(renewed) !== JSON.stringify(draft)) {
        draft = renewed;
        next = 0;
      }
    }
    const duration = environment.now() - start;
    const pause = typeof next === "number" ? next : undefined;
    const attempt = { request, attempt: sent, duration, status, error, pause };
    callQuietly(() => usual.onAttempt?.(attempt));
    if (pause === undefined) {
      if (outcome === undefined) throw error;
      if (outcome.ok || outcome.error) sender.spent = Math.max(0, sender.spent - 1);
      return outcome;
    }
    // An abort ends the pause; what comes next sees it.
    await limitTime((stop) => environment.wait(pause, stop), noLimit, signal).catch(
      (): void => undefined,
    );
  }
}

/** Frees the connection. That it is broken already is no news. */
function cancel({ body }: Response): void {
  body?.cancel().catch((): void => undefined);
}
