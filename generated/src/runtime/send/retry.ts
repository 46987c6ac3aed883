// The runtime of wireform, copied. Do not edit.
/** When a request is sent again, and after which pause. */
import type { ConnectionError } from "../client/api-error.js";
import { checkOptions, definedEntries, isBoolean, type Shape } from "../client/options.js";
import { isByteStream } from "../encode/codecs/scalar.js";
import type { HttpRequest } from "../encode/operation.js";
import type { Sender } from "../client/sender.js";
import { longestTimer } from "./time-limit.js";

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
  statuses: (value) => Array.isArray(value) && value.every((one) => /^[1-5](\d\d|XX)$/.test(one)),
  connectionErrors: isBoolean,
  budget: isDelay,
  safe: isBoolean,
  unexecuted: isBoolean,
};

/** How often a request is sent at most, and when it is sent again. */
export type RetryPolicy = readonly [attempts: number, next: NextPause];

/**
 * Milliseconds to wait after attempt 1, 2, ... that ended in `response` or `error`; or why there is
 * no other.
 * @param isLast whether the request can't be sent again, whatever happened
 * @param deadline for all attempts, by the monotonic clock
 */
export type NextPause = (
  request: HttpRequest,
  sender: Pick<Sender, "environment" | "spent">,
  attempt: number,
  isLast: boolean,
  deadline: number,
  response: Response | undefined,
  error: ConnectionError | undefined,
) => number | Ended;

/**
 * The policy of these options: those of later ones win, member by member.
 * @throws TypeError for unknown names and invalid values
 */
export function retrying(...given: readonly (false | RetryOptions | undefined)[]): RetryPolicy {
  const members = given.flatMap((option = {}) => {
    const options = option || { attempts: 1 };
    checkOptions(options, retryShape);
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

  const next: NextPause = (request, sender, attempt, isLast, deadline, response, error) => {
    const { random, now, elapsed } = sender.environment;
    if (!(error ? connectionErrors : isAmong(statuses, response!))) return "final";
    const isSafe = safe || isRepeatable(request) || (unexecuted && isUnexecuted(response!, error));
    // A stream can never be sent twice.
    if (!isSafe || isByteStream(request.body)) return "unsafe";
    if (isLast) return "attempts";
    let pause = retryAfter(response?.headers.get("retry-after") ?? "", now());
    // Retrying sooner is useless; the caller may try again later.
    if (pause > 60_000) return "retryAfter";
    // Full jitter: clients that failed together don't come back together.
    if (pause !== pause)
      pause =
        random() * Math.min(maxDelay, longestTimer, baseDelay * 2 ** Math.min(attempt - 1, 31));
    pause = Math.max(pause, 0);
    if (elapsed() + pause >= deadline) return "time";
    if (sender.spent + 10 > budget * 10) return "budget";
    sender.spent += 10;
    return pause;
  };
  return [attempts, next];
}

/** Whether the result of an attempt may differ next time. */
function isAmong(statuses: readonly (number | string)[], { status, headers }: Response): boolean {
  const advice = headers.get("stripe-should-retry");
  if (advice === "true") return status > 399;
  const names = [`${status}`, `${status}`[0] + "XX"];
  return advice !== "false" && statuses.some((listed) => names.includes(`${listed}`));
}

/** Whether the API has certainly not acted: it rejected the request, or was never reached. */
function isUnexecuted(response: Response, error?: ConnectionError): boolean {
  return error
    ? // ECONNREFUSED, ENOTFOUND, EAI_AGAIN; Bun's ConnectionRefused.
      /refused|notfound|eai_again/i.test(error.code!)
    : [429, 503].includes(response.status) && response.headers.has("retry-after");
}

/**
 * Milliseconds that a `Retry-After` asks for (RFC 9110 10.2.3): seconds or a date; the longest of
 * several that a proxy has joined. NaN: none, or not readable.
 */
function retryAfter(header: string, now: number): number {
  if (/^\d+( *, *\d+)*$/.test(header)) return Math.max(...header.split(",").map(Number)) * 1000;
  // All three date forms have a weekday and a time; `Date.parse` may accept other texts.
  if (!/^[A-Z][a-z]+,? .*:\d\d/.test(header)) return NaN;
  // Of the three forms (5.6.7), `asctime` has no time zone.
  return Date.parse(header.endsWith("GMT") ? header : `${header} GMT`) - now;
}

/**
 * Whether sending twice has the same effect as sending once: the method promises it, or an
 * idempotency key tells the API that it is the same request.
 */
function isRepeatable({ operation, method, headers }: HttpRequest): boolean {
  const key = headers[operation.idempotencyHeader?.toLowerCase() ?? "idempotency-key"];
  return !!key || /^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE|QUERY)$/.test(method);
}
