// The runtime of wireform, copied. Do not edit.
/** When a request is sent again, and after which pause. */
import { checkOptions, definedEntries, isBoolean, type Shape } from "./options.js";
import type { HttpRequest } from "./operation.js";

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
   * How many retries a client may make in a row without successes: each takes one of these, ten
   * successes give one back. Without limit when not given: while an API is down, each request then
   * costs it `attempts` times as much.
   */
  readonly budget?: number | undefined;
}

export interface RetryPolicy {
  readonly attempts: number;
  readonly budget: number;
  /** Whether what `attempt` ended in, an answer or none, may end otherwise next time. */
  admits(response: Response | undefined): boolean;
  /**
   * Milliseconds to wait after attempt 1, 2, ... that ended in `response`, or in none. `Infinity`: it
   * asks for more than a minute, and sooner is no use; the caller may come back.
   */
  pause(attempt: number, response: Response | undefined): number;
}

/** Time and chance: an inner seam, which tests replace. */
export interface Environment {
  /** May end sooner where `stop` aborts. */
  wait(milliseconds: number, stop: AbortSignal): Promise<unknown>;
  /** From 0 to 1. */
  random(): number;
  /** Milliseconds since 1970. */
  now(): number;
}

const isDelay: Shape[string] = (value) => Number.isFinite(value) && Number(value) >= 0;

const retryShape: Shape = {
  attempts: (value) => Number.isInteger(value) && Number(value) > 0,
  baseDelay: isDelay,
  maxDelay: isDelay,
  statuses: (value) => Array.isArray(value) && value.every((one) => /^[1-5](\d\d|XX)$/.test(one)),
  connectionErrors: isBoolean,
  budget: isDelay,
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

/** @param options checked ones, joined */
export function retryPolicy(
  {
    attempts = 3,
    baseDelay = 500,
    maxDelay = 5000,
    statuses = [408, 429, "5XX"],
    connectionErrors = true,
    budget = Infinity,
  }: RetryOptions,
  { random, now }: Environment,
): RetryPolicy {
  return {
    attempts,
    budget,
    admits(response) {
      if (!response) return connectionErrors;
      const { status, headers } = response;
      const told = headers.get("stripe-should-retry");
      if (told === "true") return status > 399;
      const names = [`${status}`, `${status}`[0] + "XX"];
      return told !== "false" && statuses.some((listed) => names.includes(`${listed}`));
    },
    pause(attempt, response) {
      const asked = retryAfter(response?.headers.get("retry-after") ?? "", now());
      // Full jitter: clients that failed together don't come back together.
      if (asked !== asked) return random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
      return asked > 60_000 ? Infinity : Math.max(asked, 0);
    },
  };
}

/**
 * Milliseconds that a `Retry-After` asks for (RFC 9110 10.2.3): seconds, or a date; the longest of
 * several that a proxy has joined. NaN: nothing, or nothing that can be understood.
 */
function retryAfter(told: string, now: number): number {
  if (/^\d+( *, *\d+)*$/.test(told)) return Math.max(...told.split(",").map(Number)) * 1000;
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(told)) return NaN;
  // Of the three forms (5.6.7) that of `asctime` names no zone.
  return Date.parse(told.endsWith("GMT") ? told : `${told} GMT`) - now;
}

/**
 * Whether sending twice does no more than sending once: by the method's own promise, or because an
 * idempotency key tells the API that it is the same request. A stream can't be sent twice at all.
 */
export function isRepeatable({ operation, method, headers, body }: HttpRequest): boolean {
  const key = headers[operation.idempotencyHeader?.toLowerCase() ?? "idempotency-key"];
  const isIdempotent = /^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE|QUERY)$/.test(method);
  return (!!key || isIdempotent) && !(body instanceof ReadableStream);
}
