/** Sends one request: attempt after attempt, and the reading of what comes back. */
import { AbortError, ConnectionError, DecodeError, TimeoutError } from "./api-error.js";
import type { Attempt } from "./attempt.js";
import type { RequestDraft } from "./auth.js";
import type { AnyOutcome } from "./middleware.js";
import type { HttpRequest } from "./operation.js";
import type { SendOptions, StreamOptions } from "./options.js";
import { authorize, baseOf, transmit, withHeaders } from "./outgoing.js";
import { readBody } from "./response.js";
import { checkRetry, isRepeatable, retryPolicy } from "./retry.js";
import type { Sender } from "./sender.js";
import { limitTime, TimeIsOver } from "./time-limit.js";

/** As `Client.send` says. */
export async function sendRequest(
  sender: Sender,
  given: HttpRequest,
  options: SendOptions & Partial<StreamOptions>,
): Promise<AnyOutcome> {
  const { environment, options: usual } = sender;
  const { signal } = options;
  const base = baseOf(sender, given);
  const request = await withHeaders(sender, given, options);
  const policy = retryPolicy([...sender.retry, checkRetry(options.retry)], environment);
  const attempts = isRepeatable(request) ? policy.attempts : 1;
  const timeout = (options.timeout ?? usual.timeout ?? 80_000) || Infinity;
  const total = (options.totalTimeout ?? usual.totalTimeout) || Infinity;
  const deadline = environment.now() + total;
  let draft = await authorize(sender, request, base, false);
  let isRenewed = policy.attempts === 1 || request.body instanceof ReadableStream;

  /** Milliseconds until the next attempt; `undefined`: there is none. */
  function pauseAfter(attempt: number, response?: Response): number | undefined {
    if (attempt >= attempts || signal?.aborted || !policy.admits(response)) return undefined;
    const pause = policy.pause(attempt, response);
    if (environment.now() + pause >= deadline || sender.spent + 10 > policy.budget * 10)
      return undefined;
    sender.spent += 10;
    return pause;
  }

  for (let attempt = 1; ; attempt++) {
    if (signal?.aborted) throw new AbortError(request, attempt - 1, signal.reason);
    const start = environment.now();
    let response: Response | undefined;
    let pause: number | undefined;
    let outcome: AnyOutcome | undefined;
    let error: unknown;
    try {
      const work = async (stop: AbortSignal): Promise<void> => {
        response = await transmit(usual.fetch, draft, request, stop);
        pause = pauseAfter(attempt, response);
        if (pause === undefined)
          outcome = await read(response, request, base, attempt, options.stream);
        // Frees the connection. That it is broken already is no news.
        else response.body?.cancel().catch(() => {});
      };
      await limitTime(work, Math.min(timeout, deadline - start), signal);
    } catch (thrown) {
      error = failureOf(thrown, request, attempt, draft, signal);
      pause = isFinal(error) ? undefined : pauseAfter(attempt);
    }
    if (outcome?.status === 401 && !isRenewed) {
      isRenewed = true;
      const renewed = await authorize(sender, request, base, true);
      if (JSON.stringify(renewed) !== JSON.stringify(draft)) pause = 0;
      draft = renewed;
    }
    const duration = environment.now() - start;
    tell(sender, { request, attempt, duration, status: response?.status, error, pause });
    if (pause === undefined) {
      if (outcome === undefined) throw error;
      if (outcome.ok) sender.spent = Math.max(0, sender.spent - 1);
      return outcome;
    }
    // An abort ends the pause; the loop sees it.
    await limitTime(() => environment.wait(pause!), Infinity, signal).catch(() => {});
  }
}

async function read(
  response: Response,
  request: HttpRequest,
  baseUrl: string,
  attempts: number,
  unread: true | undefined,
): Promise<AnyOutcome> {
  const { status, ok, headers } = response;
  const body = await readBody(response, request, unread);
  return { status, ok, ...body, headers, request, baseUrl, attempts };
}

function failureOf(
  error: unknown,
  request: HttpRequest,
  attempts: number,
  { mask }: RequestDraft,
  signal: AbortSignal | undefined,
): Error {
  if (error instanceof DecodeError) return error;
  // A `fetch` of the caller's may have been aborted: by its caller, who wants no other attempt.
  const isAborted = signal?.aborted || (Object(error) as Error).name === "AbortError";
  const isLate = error instanceof TimeIsOver;
  const Failure = isAborted ? AbortError : isLate ? TimeoutError : ConnectionError;
  return new Failure(request, attempts, mask && !isLate ? mask(error) : error);
}

function isFinal(error: unknown): boolean {
  return error instanceof DecodeError || error instanceof AbortError;
}

function tell({ options }: Sender, attempt: Attempt): void {
  try {
    options.onAttempt?.(attempt);
  } catch {
    // A broken log is no reason to lose the outcome of a payment.
  }
}
