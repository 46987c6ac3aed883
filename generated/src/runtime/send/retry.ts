// The runtime of wireform, copied. Do not edit.
/** When a request is sent again, and after which pause. */
import type { ConnectionError } from "../client/api-error.js";
import { checkOptions, definedEntries, isBoolean, type Shape } from "../client/options.js";
import { isByteStream } from "../encode/codecs/scalar.js";
import type { HttpRequest } from "../encode/operation.js";
import type { AnyOutcome } from "../client/middleware.js";
import type { Sender } from "../client/sender.js";
import { isAmong, isRepeatable, isUnexecuted, retryAfter } from "./retry-reasons.js";
import { limitTime, longestTimer, noLimit } from "./time-limit.js";

export interface RetryOptions {
  /** How often a request is sent at most, including the first time. Default 3. */
  readonly attempts?: number | undefined;
  /** Milliseconds: the longest first pause; it doubles each time. Default 500. */
  readonly baseDelay?: number | undefined;
  /** Milliseconds: the longest pause, except for a `Retry-After`. Default 5000. */
  readonly maxDelay?: number | undefined;
  /**
   * Statuses to retry, or ranges such as `"5XX"`. Default: 408, 429 and `"5XX"`. A
   * `Stripe-Should-Retry` in the response wins over them, both ways.
   */
  readonly statuses?: readonly (number | string)[] | undefined;
  /** `false`: no retry without a complete response. */
  readonly connectionErrors?: boolean | undefined;
  /**
   * `true`: sending twice has the same effect as sending once, so any method is retried like GET.
   * Otherwise a POST or PATCH needs an idempotency key.
   */
  readonly safe?: boolean | undefined;
  /**
   * `true`: retry any method if the request was certainly not executed: 429 and 503 with
   * `Retry-After`, a refused connection, an unknown host.
   */
  readonly unexecuted?: boolean | undefined;
  /**
   * How many retries a client may make without successes: each takes one, ten successes give one
   * back. No limit by default: while an API is down, each request then costs it `attempts` times as
   * much.
   */
  readonly budget?: number | undefined;
}

/**
 * Why there was no further attempt:
 *
 * - `final`: another one would not help: a success, or a failure that the policy doesn't retry.
 * - `unsafe`: the API might act twice: no idempotent method, no idempotency key, no `safe`; or the
 *   body is a stream.
 * - `attempts`: the policy allows no more.
 * - `retryAfter`: the server asks for a pause of more than a minute.
 * - `time`: it would begin after `totalTimeout`.
 * - `budget`: the client has used up its retries.
 * - `aborted`: by the caller's `signal`, or by `fetch` itself.
 */
export type Ended = "final" | "unsafe" | "attempts" | "budget" | "time" | "retryAfter" | "aborted";

/** Time and randomness, which tests replace. */
export interface Environment {
  /** May end sooner if `stop` aborts. */
  wait(milliseconds: number, stop: AbortSignal): Promise<unknown>;
  /** From 0 to 1. */
  random(): number;
  /** Milliseconds since 1970, to compare with a server's dates. */
  now(): number;
  /** Milliseconds of a monotonic clock, for time limits. */
  elapsed(): number;
}

const isDelay: Shape[string] = (value) => Number.isFinite(value) && (value as number) >= 0;

const retryShape: Shape = {
  attempts: (value) => Number.isInteger(value) && (value as number) > 0,
  baseDelay: isDelay,
  maxDelay: isDelay,
  statuses: (value) =>
    (Array.isArray(value) && value.every((one) => /^[1-5](\d\d|XX)$/.test(one))) ||
    'no list of 429, "5XX"',
  connectionErrors: isBoolean,
  budget: isDelay,
  safe: isBoolean,
  unexecuted: isBoolean,
};

/** Sends a request attempt after attempt, as its policy says. */
type Repeat = (
  sender: Sender,
  request: HttpRequest,
  signal: AbortSignal | undefined,
  attempt: (follow: Follow) => Promise<number | Ended>,
  report: (next: number | Ended) => AnyOutcome | undefined,
  remaining: () => number,
) => Promise<void>;

/**
 * What follows the attempt `sent` (1, 2, ...) that ended in `response` or `error`: the milliseconds
 * until another one, new credentials, or why there is nothing.
 */
export type Follow = (
  sent: number,
  response: Response | undefined,
  error: ConnectionError | undefined,
) => number | Ended | "refresh";

/**
 * The policy of these options: those of later ones win, member by member.
 * @throws TypeError for unknown names and invalid values
 */
export function retrying(...given: readonly (false | RetryOptions | undefined)[]): Repeat {
  const members = given.flatMap((option = {}) => {
    const options = option || { attempts: 1 };
    checkOptions(options, retryShape, "retry.");
    return definedEntries(options);
  });
  const {
    attempts = 3,
    baseDelay = 500,
    maxDelay = 5000,
    statuses = [408, 429, "5XX"],
    connectionErrors = true,
    budget = Infinity,
    safe,
    unexecuted,
  }: RetryOptions = Object.fromEntries(members);

  return async (sender, request, signal, attempt, report, remaining) => {
    const { wait = pauseFor, random = Math.random, now = Date.now } = sender.environment;
    // A stream can never be sent twice.
    const isStream = isByteStream(request.body);
    let isRefreshed = false;

    const follow: Follow = (sent, response, error) => {
      const isLast = isStream || sent >= attempts;
      // Before any retry, which would be refused like this one. Once is enough.
      if (response?.status === 401 && !isLast && !isRefreshed) {
        isRefreshed = true;
        return "refresh";
      }
      if (!(error ? connectionErrors : isAmong(statuses, response!))) return "final";
      const isSafe =
        safe || isRepeatable(request) || (unexecuted && isUnexecuted(response!, error));
      if (!isSafe || isStream) return "unsafe";
      if (isLast) return "attempts";
      let pause = retryAfter(response?.headers.get("retry-after") ?? "", now());
      // Retrying sooner is useless; the caller may try again later.
      if (pause > 60_000) return "retryAfter";
      // Full jitter: clients that failed together don't come back together.
      if (pause !== pause)
        pause =
          random() * Math.min(maxDelay, longestTimer, baseDelay * 2 ** Math.min(sent - 1, 31));
      pause = Math.max(pause, 0);
      if (pause >= remaining()) return "time";
      if (sender.spent + 10 > budget * 10) return "budget";
      sender.spent += 10;
      return pause;
    };

    for (;;) {
      const next = await attempt(follow);
      const outcome = report(next);
      if (sender.spent && (outcome?.ok || outcome?.error)) sender.spent--;
      if (typeof next !== "number") return;
      // An abort ends the pause; the next attempt notices it.
      await limitTime((stop) => wait(next, stop), noLimit, signal).catch((): void => undefined);
    }
  };
}

/** A limit of work that never ends. */
function pauseFor(milliseconds: number, stop: AbortSignal): Promise<void> {
  return limitTime(() => new Promise((): void => undefined), [milliseconds, ""], stop);
}
