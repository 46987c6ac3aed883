// The runtime of wireform, copied. Do not edit.
/** When a request is sent again, and after which pause. */
import { checkOptions, type Shape } from "./options.js";
import type { HttpRequest } from "./operation.js";

export interface RetryOptions {
  /** How often a request is sent at most, the first time included. 3 when not given. */
  readonly attempts?: number | undefined;
  /** Milliseconds: the longest first pause; it doubles each time. 500 when not given. */
  readonly baseDelay?: number | undefined;
  /** Milliseconds: the longest pause, but for a `Retry-After`. 5000 when not given. */
  readonly maxDelay?: number | undefined;
}

export interface RetryPolicy {
  readonly attempts: number;
  /** Milliseconds to wait after attempt 1, 2, ... that ended in `response`, or in none. */
  pause(attempt: number, response: Response | undefined): number;
}

/** Time and chance: an inner seam, which tests replace. */
export interface Environment {
  wait(milliseconds: number): Promise<unknown>;
  /** From 0 to 1. */
  random(): number;
  /** Milliseconds since 1970. */
  now(): number;
}

/** @throws TypeError on unknown names, and on numbers that make no sense */
export function retryPolicy(
  option: false | RetryOptions | undefined,
  { random, now }: Environment,
): RetryPolicy {
  const given = option === false ? { attempts: 1 } : (option ?? {});
  checkOptions(given, {
    attempts: [(value) => Number.isInteger(value) && Number(value) > 0, "a whole number from 1"],
    baseDelay: delay,
    maxDelay: delay,
  });
  const { attempts = 3, baseDelay = 500, maxDelay = 5000 } = given;
  return {
    attempts,
    pause(attempt, response) {
      const told = response?.headers.get("retry-after") || NaN;
      const seconds = Number(told);
      const asked = seconds === seconds ? seconds * 1000 : Date.parse(`${told}`) - now();
      // Full jitter: clients that failed together don't come back together.
      return asked === asked
        ? Math.min(Math.max(asked, 0), 60_000)
        : random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
    },
  };
}

/** Whether the answer may be another one next time. Stripe says so itself, both ways. */
export function isTransient({ status, headers }: Response): boolean {
  const told = headers.get("stripe-should-retry");
  return told === "true"
    ? status > 399
    : told !== "false" && (status > 499 || [408, 409, 429].includes(status));
}

/**
 * Whether sending twice does no more than sending once: by the method's own promise, or because an
 * idempotency key tells the API that it is the same request. A stream can't be sent twice at all.
 */
export function isRepeatable({ method, body }: HttpRequest, key: string | undefined): boolean {
  const isIdempotent = /^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE|QUERY)$/.test(method);
  return (!!key || isIdempotent) && !(body instanceof ReadableStream);
}

const delay: Shape[string] = [
  (value) => Number.isFinite(value) && Number(value) >= 0,
  "a number of milliseconds from 0",
];
