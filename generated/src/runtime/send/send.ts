// The runtime of wireform, copied. Do not edit.
/** Sends one request: its credentials, an attempt, reading the response. `retry.ts` has the loop. */
import { AbortError, type ConnectionError } from "../client/api-error.js";
import { type AnyOutcome, callIgnoringErrors } from "../client/middleware.js";
import type { SendOptions, StreamOptions } from "../client/options.js";
import type { Sender } from "../client/sender.js";
import type { HttpRequest } from "../encode/operation.js";
import { readBody } from "../read/response-body.js";
import type { Reading } from "../read/response.js";
import type { SignedDraft } from "./auth.js";
import { failureOf, FinalError } from "./failure.js";
import type { BindKey } from "./idempotency.js";
import { baseOf, cancel, draftOf, transmit } from "./outgoing.js";
import type { Ended, Follow } from "./retry.js";
import { limitTime, type TimeLimit } from "./time-limit.js";

/**
 * One attempt; with `api.retries` as many as the policy allows, until there is an outcome or an
 * error that no other attempt would change.
 * @param bindKey see `keyBinding`
 */
export async function sendRequest(
  sender: Sender,
  { signal, stream, ...mine }: SendOptions & Partial<StreamOptions>,
  request: HttpRequest,
  bindKey?: BindKey,
): Promise<AnyOutcome> {
  const { api, options } = sender;
  const { elapsed = () => performance.now() } = sender.environment;
  const baseUrl = baseOf(sender, request);
  const repeat = api.retries?.(api.retry, request.operation.retry, options.retry, mine.retry);
  const timeout = (mine.timeout ?? options.timeout ?? 80_000) || Infinity;
  const total = (mine.totalTimeout ?? options.totalTimeout) || Infinity;
  const first = elapsed();

  // How often the request was sent, and the request with its credentials:
  let sent = 0;
  let draft: SignedDraft | undefined;
  // Of the last attempt: when it began, by the monotonic clock;
  let start = first;
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

  const mask = (thrown: unknown): unknown => (draft ? api.mask(thrown, draft, request) : thrown);
  const reading = (): Reading => ({ attempts: sent, signal, remaining: limitFrom, mask });

  /** Does a piece of work that begins now; `undefined`: it failed, and `error` is set. */
  async function during<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T | undefined> {
    try {
      return await limitTime(work, limitFrom(elapsed()), signal);
    } catch (thrown) {
      const isFinal = thrown instanceof FinalError;
      failure = isFinal ? undefined : failureOf(thrown, request, reading());
      error = isFinal ? thrown.error : failure;
      return undefined;
    }
  }

  /** Adds the credentials. @returns whether there are any that weren't sent yet */
  async function sign(): Promise<boolean> {
    const signed = await during(() => draftOf(sender, request, baseUrl, draft));
    const isNew = !!signed && signed.secrets.join() !== draft?.secrets.join();
    if (isNew) draft = signed;
    // Without new credentials, the last answer stands.
    if (signal?.aborted) outcome = undefined;
    else if (!signed) failure = undefined;
    return isNew;
  }

  /** @returns what follows: a pause before another attempt, or why there is none */
  async function attempt(follow?: Follow): Promise<number | Ended> {
    let next: ReturnType<Follow> | undefined;
    const judge = (): typeof next => {
      if (failure instanceof AbortError) return "aborted";
      return error && !failure ? "final" : follow?.(sent, response, failure);
    };
    start = elapsed();
    response = outcome = error = failure = undefined;
    outcome = await during(async (stop) => {
      bindKey?.();
      sent++;
      const init = { ...options.fetchOptions, ...mine.fetchOptions, signal: stop };
      const answer = await transmit(options.fetch, draft!, request, mask, init);
      // Nobody waits for the response any more.
      if (stop.aborted) return void cancel(answer);
      response = answer;
      next = judge();
      // A response that leads to a retry isn't read.
      if (typeof next === "number") return void cancel(answer);
      const { status, headers } = answer;
      const body = await readBody(answer, request, reading(), stream, options.anySuccess);
      return { status, ...body, headers, request, baseUrl, attempts: sent, ended: "final" };
    });
    // An undeclared status is no error of the attempt.
    if ((Object(outcome?.error) as { cause?: unknown }).cause) error = outcome!.error;
    else if (failure && next !== "refresh") next = judge();
    if (next === "refresh") next = (await sign()) ? 0 : judge();
    return (next as Ended) ?? "final";
  }

  /** @returns the outcome of the attempt */
  function report(next: number | Ended): AnyOutcome | undefined {
    const pause = typeof next === "number" ? next : undefined;
    if (pause === undefined) Object.assign(outcome ?? failure ?? {}, { ended: next });
    const duration = elapsed() - start;
    const told = { request, attempt: sent, duration, status: response?.status, error, pause };
    callIgnoringErrors(() => options.onAttempt?.(told));
    return outcome;
  }

  if (await sign())
    await (repeat
      ? repeat(sender, request, signal, attempt, report, () => first + total - elapsed())
      : attempt().then(report));
  if (!outcome) throw error;
  return outcome;
}
