// The runtime of wireform, copied. Do not edit.
/** Sends one request: attempt after attempt, and the reading of what comes back. */
import { AbortError, ConnectionError, DecodeError, TimeoutError } from "./api-error.js";
import type { SignedDraft } from "./auth.js";
import { maskError } from "./mask.js";
import type { AnyOutcome } from "./middleware.js";
import type { HttpRequest } from "./operation.js";
import type { SendOptions, StreamOptions } from "./options.js";
import { authorize, baseOf, NoResponse, transmit, withHeaders } from "./outgoing.js";
import { callQuietly } from "./quietly.js";
import { readBody } from "./response-body.js";
import { checkRetry, isRepeatable, retryPolicy } from "./retry.js";
import type { Sender } from "./sender.js";
import { limitTime, TimeIsOver } from "./time-limit.js";

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
  const request = await withHeaders(sender, given, options, makeKey);
  const retry = { ...sender.retry, ...checkRetry(options.retry) };
  const policy = retryPolicy(retry, environment);
  const attempts = isRepeatable(request) ? policy.attempts : 1;
  const timeout = (options.timeout ?? usual.timeout ?? 80_000) || Infinity;
  const total = (options.totalTimeout ?? usual.totalTimeout) || Infinity;
  const deadline = environment.now() + total;
  let sent = 0;
  let isRenewed = policy.attempts === 1 || request.body instanceof ReadableStream;

  /** Does work while there is time, and the caller wants it. */
  const limited = <T>(work: (stop: AbortSignal) => Promise<T>, milliseconds: number): Promise<T> =>
    limitTime(work, Math.min(milliseconds, deadline - environment.now()), signal);

  async function authorized(refresh: boolean): Promise<SignedDraft> {
    try {
      return await limited(() => authorize(sender, request, base, refresh), timeout);
    } catch (error) {
      // What the caller's own function throws is the caller's.
      const isStopped = signal?.aborted || error instanceof TimeIsOver;
      throw isStopped ? failureOf(error, request, sent, signal) : error;
    }
  }

  /** Milliseconds until the next attempt; `undefined`: there is none. */
  function pauseAfter(response?: Response): number | undefined {
    if (sent >= attempts || signal?.aborted || !policy.admits(response)) return undefined;
    const pause = policy.pause(sent, response);
    if (environment.now() + pause >= deadline || sender.spent + 10 > policy.budget * 10)
      return undefined;
    sender.spent += 10;
    return pause;
  }

  const { refreshes } = sender;
  let draft = await authorized(false);
  for (;;) {
    const start = environment.now();
    let status: number | undefined;
    let pause: number | undefined;
    let outcome: AnyOutcome | undefined;
    let error: unknown;
    try {
      await limited(async (stop): Promise<void> => {
        sent++;
        const response = await transmit(usual.fetch, draft, request, stop);
        // Nobody waits for it any more.
        if (stop.aborted) return cancel(response);
        status = response.status;
        pause = pauseAfter(response);
        if (pause !== undefined) return cancel(response);
        const unread = options.stream && stop;
        const left = (): number => deadline - environment.now();
        const reading = { attempts: sent, signal, left, unread };
        const body = await readBody(response, request, reading);
        const { ok, headers } = response;
        outcome = { status, ok, ...body, headers, request, baseUrl: base, attempts: sent };
      }, timeout);
    } catch (thrown) {
      error = failureOf(thrown, request, sent, signal, draft);
      pause = isFinal(error) ? undefined : pauseAfter();
    }
    if (outcome?.status === 401 && !isRenewed) {
      isRenewed = true;
      // Another request may have refreshed meanwhile: then what there is now is new already.
      const isFirst = sender.refreshes === refreshes;
      const renewed = await authorized(isFirst).catch((thrown) => void (error = thrown));
      if (renewed && isFirst) sender.refreshes++;
      if (renewed && JSON.stringify(renewed) !== JSON.stringify(draft)) {
        draft = renewed;
        pause = 0;
      }
    }
    const duration = environment.now() - start;
    const attempt = { request, attempt: sent, duration, status, error, pause };
    callQuietly(() => usual.onAttempt?.(attempt));
    if (pause === undefined) {
      if (outcome === undefined) throw error;
      if (outcome.ok) sender.spent = Math.max(0, sender.spent - 1);
      return outcome;
    }
    // An abort ends the pause; what comes next sees it.
    await limitTime((stop) => environment.wait(pause!, stop), Infinity, signal).catch(() => {});
  }
}

/** Frees the connection. That it is broken already is no news. */
function cancel({ body }: Response): void {
  body?.cancel().catch(() => {});
}

function failureOf(
  error: unknown,
  request: HttpRequest,
  attempts: number,
  signal: AbortSignal | undefined,
  draft?: SignedDraft,
): Error {
  if (error instanceof DecodeError || error instanceof NoResponse) return error;
  if (signal?.aborted) return new AbortError(request, attempts, signal.reason);
  if (error instanceof TimeIsOver) return new TimeoutError(request, attempts, error);
  // A `fetch` of the caller's may have been aborted: by its caller, who wants no other attempt.
  const isAborted = (Object(error) as Error).name === "AbortError";
  const Failure = isAborted ? AbortError : ConnectionError;
  return new Failure(request, attempts, draft ? maskError(error, draft, request) : error);
}

function isFinal(error: unknown): boolean {
  return [AbortError, DecodeError, NoResponse].some((kind) => error instanceof kind);
}
