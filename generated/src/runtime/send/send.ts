// The runtime of wireform, copied. Do not edit.
/** Sends one request: attempts, reading the response, pauses. */
import { AbortError, type ConnectionError } from "../client/api-error.js";
import { type AnyOutcome, callIgnoringErrors } from "../client/middleware.js";
import type { SendOptions, StreamOptions } from "../client/options.js";
import type { Sender } from "../client/sender.js";
import { isByteStream } from "../encode/codecs/scalar.js";
import type { HttpRequest } from "../encode/operation.js";
import { readBody } from "../read/response-body.js";
import type { Reading } from "../read/response.js";
import type { SignedDraft } from "./auth.js";
import { failureOf, FinalError } from "./failure.js";
import type { BindKey } from "./idempotency.js";
import { baseOf, draftOf, transmit } from "./outgoing.js";
import type { Ended } from "./retry.js";
import { limitTime, noLimit, type TimeLimit } from "./time-limit.js";

/**
 * Attempt after attempt, until there is an outcome or an error that no other attempt would change.
 * @param bindKey see `keyBinding`
 */
export async function sendRequest(
  sender: Sender,
  { signal, stream, ...mine }: SendOptions & Partial<StreamOptions>,
  request: HttpRequest,
  bindKey?: BindKey,
): Promise<AnyOutcome> {
  const { api, environment, options } = sender;
  const { elapsed } = environment;
  const baseUrl = baseOf(sender, request);
  const [attempts, nextPause] = api.retries?.(
    api.retry,
    request.operation.retry,
    options.retry,
    mine.retry,
  ) ?? [1];
  const timeout = (mine.timeout ?? options.timeout ?? 80_000) || Infinity;
  const total = (mine.totalTimeout ?? options.totalTimeout) || Infinity;
  const first = elapsed();

  // How often the request was sent:
  let sent = 0;
  // The request with its credentials, and whether these were refreshed: once is enough.
  let draft: SignedDraft | undefined;
  let isRefreshed: boolean | undefined;
  // Of the last attempt: when it began, by the monotonic clock, and what aborts it;
  let start = first;
  let own: AbortController | undefined;
  // the response, and what was read of it;
  let response: Response | undefined;
  let outcome: AnyOutcome | undefined;
  // the error, and the same if a retry may help.
  let error: unknown;
  let failure: ConnectionError | undefined;

  /** The time limit that applies to work that began then; without a time, that of all attempts. */
  const limitFrom = (from = Infinity): TimeLimit => {
    const [name, limit, begin] =
      first + total < from + timeout ? ["totalTimeout", total, first] : ["timeout", timeout, from];
    return [begin + limit - elapsed(), `${name} of ${limit} ms`];
  };

  const mask = (thrown: unknown): unknown =>
    draft && api.mask ? api.mask(thrown, draft, request) : thrown;
  const reading = (): Reading => ({ attempts: sent, signal, remaining: limitFrom, mask });

  /** Does a piece of work; `undefined`: it failed, and `error` is set. */
  async function during<T>(
    work: (stop: AbortSignal) => Promise<T>,
    limit = limitFrom(start),
  ): Promise<T | undefined> {
    try {
      return await limitTime(work, limit, signal, own);
    } catch (thrown) {
      const isFinal = thrown instanceof FinalError;
      failure = isFinal ? undefined : failureOf(thrown, request, reading());
      error = isFinal ? thrown.error : failure;
      return undefined;
    }
  }

  /** The request with its credentials. */
  const sign = (): Promise<SignedDraft | undefined> =>
    during(() => draftOf(sender, request, baseUrl, draft), limitFrom(elapsed()));

  /** What follows an attempt: a pause before another one, a refresh, or why there is nothing. */
  function verdict(): number | Ended | "refresh" {
    if (signal?.aborted || failure instanceof AbortError) return "aborted";
    if (error && !failure) return "final";
    // A stream can never be sent twice.
    const isLast = isByteStream(request.body) || sent >= attempts;
    // Before any retry, which would be refused like this one.
    if (response?.status === 401 && !isRefreshed && !isLast) return "refresh";
    return nextPause
      ? nextPause(request, sender, sent, isLast, first + total, response, failure)
      : "final";
  }

  draft = await sign();
  while (draft) {
    start = elapsed();
    own = new AbortController();
    outcome = error = failure = undefined;
    response = await during(async (stop) => {
      bindKey?.();
      sent++;
      const init = { ...options.fetchOptions, ...mine.fetchOptions, signal: stop };
      const answer = await transmit(options.fetch, draft!, request, mask, init);
      // Nobody waits for the response any more.
      if (stop.aborted) cancel(answer);
      return answer;
    });
    let next = verdict();
    if (response) {
      // A response that leads to a retry isn't read.
      if (typeof next === "number") cancel(response);
      else {
        const { status, headers } = response;
        const body = await during(() =>
          readBody(response!, request, reading(), stream, options.anySuccess),
        );
        if (body) {
          const ended = "final";
          outcome = { status, ...body, headers, request, baseUrl, attempts: sent, ended };
          // An undeclared status is no error of the attempt.
          if ((Object(body.error) as { cause?: unknown }).cause) error = body.error;
        } else next = verdict();
      }
    }
    own = undefined;
    if (next === "refresh") {
      isRefreshed = true;
      const failed = failure;
      const renewed = await sign();
      if (signal?.aborted) outcome = undefined;
      else failure = failed;
      const isNew = renewed && `${renewed.secrets}` !== `${draft.secrets}`;
      next = isNew ? 0 : verdict();
      if (isNew) draft = renewed;
    }
    const pause = typeof next === "number" ? next : undefined;
    if (pause === undefined) Object.assign(outcome ?? failure ?? {}, { ended: next });
    const duration = elapsed() - start;
    const attempt = { request, attempt: sent, duration, status: response?.status, error, pause };
    callIgnoringErrors(() => options.onAttempt?.(attempt));
    if (sender.spent && (outcome?.ok || outcome?.error)) sender.spent--;
    if (pause === undefined) break;
    // An abort ends the pause; the next attempt notices it.
    await during((stop) => environment.wait(pause, stop), noLimit);
  }
  if (!outcome) throw error;
  return outcome;
}

/** Frees the connection, ignoring errors: it may be broken already. */
function cancel({ body }: Response): void {
  body?.cancel().catch((): void => undefined);
}
