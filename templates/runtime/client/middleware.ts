/** Code of the caller's around each `send` of a client. */
import type { HttpRequest } from "../encode/operation.js";
import type { Responses } from "../read/response.js";
import type { Answer, Outcome } from "./outcome.js";

/**
 * Wraps a whole `send`: what it does before `next` happens before the first attempt, what it does
 * after it once the outcome is known. It may pass on another request, give another outcome, or call
 * `next` never or more than once; credentials are added further in, and not seen here.
 *
 * ```ts
 * const tracing: Middleware = (request, next) =>
 *   next({ ...request, headers: { ...request.headers, traceparent } });
 * ```
 */
export type Middleware = (request: HttpRequest, next: Next) => Promise<AnyOutcome>;

/** Sends the request on. @throws all that `send` throws */
export type Next = (request: HttpRequest) => Promise<AnyOutcome>;

/** An outcome of any operation. */
export type AnyOutcome = Answer<number, boolean, unknown>;

/**
 * Middleware for one operation alone, with its types:
 *
 * ```ts
 * forOperation<ReportPaymentResponses>("reportPayment", async (request, next) => {
 *   const outcome = await next(request);
 *   if (outcome.status === 200) audit(outcome.data.id);
 *   return outcome;
 * })
 * ```
 * @param id the operation's id, as `request.operation.id` has it
 */
export function forOperation<R extends Responses>(
  id: string,
  middleware: (
    request: HttpRequest<R>,
    next: (request: HttpRequest<R>) => Promise<Outcome<R>>,
  ) => Promise<Outcome<R>>,
): Middleware {
  return (request, next) =>
    request.operation.id === id
      ? (middleware as unknown as Middleware)(request, next)
      : next(request);
}

/**
 * Calls code of the caller's that only looks on, such as a log. What it throws, or rejects with
 * later, is no reason to lose the outcome of a payment.
 */
export function callIgnoringErrors(call: () => unknown): void {
  new Promise((resolve) => resolve(call())).catch((): void => undefined);
}
