// The runtime of wireform, copied. Do not edit.
/** Middleware that tells how each `send` ended. */
import { callIgnoringErrors, type Middleware } from "../client/middleware.js";
import type { HttpRequest } from "../encode/operation.js";

/** How one `send` or `call` ended. */
export interface Settled {
  /** As it was sent, or, if it wasn't, as it came: without the client's credentials and its own `headers`. */
  readonly request: HttpRequest;
  /**
   * `success`: the outcome is `ok`. `failure`: any other response. `aborted`: the caller's `signal`
   * ended it. `error`: no complete response came, or nothing was sent.
   */
  readonly result: "success" | "failure" | "aborted" | "error";
  /** `undefined` if no response came. */
  readonly status: number | undefined;
  /** How often the request was sent; 0: it wasn't. */
  readonly attempts: number;
  /** When it began, in milliseconds since 1970. */
  readonly startTime: number;
  /** Milliseconds, including pauses and retries. */
  readonly duration: number;
  /** What was thrown, or why a 2xx isn't the declared success. */
  readonly error: unknown;
}

/**
 * Middleware that calls `tell` once for each `send` or `call`, however it ends. With `stream: true`,
 * that is when the body begins. Errors and rejections of `tell` are ignored.
 *
 * ```ts
 * createClient({ auth, middleware: [onSettled(({ result, attempts }) => log(result, attempts))] });
 * ```
 */
export function onSettled(tell: (settled: Settled) => void): Middleware {
  return async (request, next) => {
    const startTime = Date.now();
    const start = performance.now();
    const end = (settled: Omit<Settled, "startTime" | "duration">): void => {
      const duration = performance.now() - start;
      callIgnoringErrors(() => tell({ ...settled, startTime, duration }));
    };
    try {
      const outcome = await next(request);
      const { ok, status, attempts, error } = outcome;
      const result = ok ? "success" : "failure";
      end({ request: outcome.request, result, status, attempts, error });
      return outcome;
    } catch (error) {
      const { name, status, attempts = 0 } = Object(error) as Partial<Failure>;
      const result = name === "AbortError" ? "aborted" : "error";
      end({ request, result, status, attempts, error });
      throw error;
    }
  };
}

interface Failure extends Error {
  readonly status: number;
  readonly attempts: number;
}
