/** Middleware that tells how each `send` ended. */
import { ApiError } from "../client/api-error.js";
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
  /**
   * What was thrown, or why a 2xx isn't the declared success. For any other response an ApiError like
   * the one that `call` throws, also after `send`, which throws none.
   */
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
    const end = (settled: Ending, why: () => unknown): void => {
      const duration = performance.now() - start;
      callIgnoringErrors(() => tell({ ...settled, startTime, duration, error: why() }));
    };
    try {
      const outcome = await next(request);
      const { ok, status, attempts } = outcome;
      const result = ok ? "success" : "failure";
      // Made where it can't lose the outcome, which other middleware may have left incomplete.
      const why = () => (ok ? undefined : (outcome.error ?? new ApiError(outcome)));
      end({ request: outcome.request, result, status, attempts }, why);
      return outcome;
    } catch (error) {
      const { name, status, attempts = 0 } = Object(error) as Partial<Failure>;
      const result = name === "AbortError" ? "aborted" : "error";
      end({ request, result, status, attempts }, () => error);
      throw error;
    }
  };
}

type Ending = Omit<Settled, "startTime" | "duration" | "error">;

interface Failure extends Error {
  readonly status: number;
  readonly attempts: number;
}
