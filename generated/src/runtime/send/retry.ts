// The runtime of wireform, copied. Do not edit.
/** When a request is sent again, and after which pause. */
import type { ConnectionError } from "../client/api-error.js";
import { checkOptions, definedEntries, isBoolean, type Shape } from "../client/options.js";
import type { HttpRequest } from "../encode/operation.js";
import type { Sender } from "../client/sender.js";
import { longestTimer } from "./time-limit.js";

export interface RetryOptions {
  /** How often a request is sent at most, the first time included. 3 when not given. */
  readonly attempts?: number | undefined;
  /** Milliseconds: the longest first pause; it doubles each time. 500 when not given. */
  readonly baseDelay?: number | undefined;
  /** Milliseconds: the longest pause, but for a `Retry-After`. 5000 when not given. */
  readonly maxDelay?: number | undefined;
  /**
   * Answers after which another attempt may help: statuses, or ranges such as `"5XX"`. 408, 429 and
   * `"5XX"` when not given. An answer's own `Stripe-Should-Retry` outranks them, both ways.
   */
  readonly statuses?: readonly (number | string)[] | undefined;
  /** `false`: not where no answer came, or only a part of one. */
  readonly connectionErrors?: boolean | undefined;
  /**
   * `true`: sending twice does no more than sending once, so that any method is tried again as GET
   * is. Without it, a POST or PATCH needs an idempotency key.
   */
  readonly safe?: boolean | undefined;
  /**
   * `true`: what surely was not executed is tried again whatever the method is: 429 and 503 with
   * `Retry-After`, and connections that were refused or whose host wasn't found.
   */
  readonly unexecuted?: boolean | undefined;
  /**
   * How many retries a client may make in a row without successes: each takes one of these, ten
   * successes give one back. Without limit when not given: while an API is down, each request then
   * costs it `attempts` times as much.
   */
  readonly budget?: number | undefined;
}

/**
 * Why there was no further attempt:
 *
 * - `final`: another one would not help. A success, or what the policy doesn't try again.
 * - `unsafe`: the API might act twice. No idempotent method, no idempotency key, no `safe`; or a body
 *   that is a stream.
 * - `attempts`: there were as many as the policy has.
 * - `retryAfter`: the answer asks for more than a minute.
 * - `time`: `totalTimeout` would be over before it.
 * - `budget`: the client has made all its retries in a row.
 * - `aborted`: the caller's `signal`, or `fetch` itself.
 */
export type Ended = "final" | "unsafe" | "attempts" | "budget" | "time" | "retryAfter" | "aborted";

/**
 * Milliseconds to wait after attempt 1, 2, ... that ended in `response`, or in `error`; or why there is
 * no other.
 */
export type RetryPolicy = (
  attempt: number,
  response: Response | undefined,
  error?: ConnectionError,
) => number | Ended;

/** Time and chance: an inner seam, which tests replace. */
export interface Environment {
  /** May end sooner where `stop` aborts. */
  wait(milliseconds: number, stop: AbortSignal): Promise<unknown>;
  /** From 0 to 1. */
  random(): number;
  /** Milliseconds since 1970: what a server's dates are compared with. */
  now(): number;
  /** Milliseconds of a clock that nobody sets: what time limits are measured by. */
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

/**
 * What is given, without members that are undefined.
 * @throws TypeError on unknown names, and on values that make no sense
 */
export function checkRetry(option: false | RetryOptions | undefined): RetryOptions {
  const given = option === false ? { attempts: 1 } : (option ?? {});
  checkOptions(given, retryShape);
  return Object.fromEntries(definedEntries(given));
}

/**
 * @param options checked ones, joined
 * @param attempts how often the request is sent at most
 * @param deadline of all attempts, by the monotonic clock
 */
export function retryPolicy(
  {
    baseDelay = 500,
    maxDelay = 5000,
    statuses = [408, 429, "5XX"],
    connectionErrors = true,
    budget = Infinity,
    safe,
    unexecuted,
  }: RetryOptions,
  attempts: number,
  request: HttpRequest,
  sender: Pick<Sender, "environment" | "spent">,
  deadline: number,
): RetryPolicy {
  const { random, now, elapsed } = sender.environment;
  return (attempt, response, error) => {
    if (!(error ? connectionErrors : isAmong(statuses, response!))) return "final";
    const isSafe = safe || isRepeatable(request) || (unexecuted && isUnexecuted(response!, error));
    // A stream can't be sent twice at all.
    if (!isSafe || request.body instanceof ReadableStream) return "unsafe";
    if (attempt >= attempts) return "attempts";
    let pause = retryAfter(response?.headers.get("retry-after") ?? "", now());
    // Sooner is no use; the caller may come back.
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
}

/** Whether what an attempt ended in may end otherwise next time. */
function isAmong(statuses: readonly (number | string)[], { status, headers }: Response): boolean {
  const told = headers.get("stripe-should-retry");
  if (told === "true") return status > 399;
  const names = [`${status}`, `${status}`[0] + "XX"];
  return told !== "false" && statuses.some((listed) => names.includes(`${listed}`));
}

/** Whether the API has surely not acted: it turned the request away, or was never reached. */
function isUnexecuted(response: Response, error?: ConnectionError): boolean {
  return error
    ? // ECONNREFUSED, ENOTFOUND, EAI_AGAIN; Bun's ConnectionRefused.
      /refused|notfound|eai_again/i.test(error.code!)
    : [429, 503].includes(response.status) && response.headers.has("retry-after");
}

/**
 * Milliseconds that a `Retry-After` asks for (RFC 9110 10.2.3): seconds, or a date; the longest of
 * several that a proxy has joined. NaN: nothing, or nothing that can be understood.
 */
function retryAfter(told: string, now: number): number {
  if (/^\d+( *, *\d+)*$/.test(told)) return Math.max(...told.split(",").map(Number)) * 1000;
  // All three forms have the name of a day and a time; what else has none may be read as a date, too.
  if (!/^[A-Z][a-z]+,? .*:\d\d/.test(told)) return NaN;
  // Of the three forms (5.6.7) that of `asctime` names no zone.
  return Date.parse(told.endsWith("GMT") ? told : `${told} GMT`) - now;
}

/**
 * Whether sending twice does no more than sending once: by the method's own promise, or because an
 * idempotency key tells the API that it is the same request.
 */
function isRepeatable({ operation, method, headers }: HttpRequest): boolean {
  const key = headers[operation.idempotencyHeader?.toLowerCase() ?? "idempotency-key"];
  return !!key || /^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE|QUERY)$/.test(method);
}
