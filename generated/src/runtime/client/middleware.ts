// The runtime of wireform, copied. Do not edit.
/** Code of the caller's around each `send` of a client. */
import type { HttpRequest } from "../encode/operation.js";
import type { Responses } from "../read/response.js";
import type { Answer, Outcome } from "./outcome.js";

/**
 * Wraps a whole `send`: code before `next` runs before the first attempt, code after it once the
 * outcome is known. It may pass on another request, return another outcome, or call `next` never or
 * more than once. It doesn't see credentials, which are added later.
 *
 * ```ts
 * const tracing: Middleware = (request, next) =>
 *   next({ ...request, headers: { ...request.headers, traceparent } });
 * ```
 */
export type Middleware = (request: HttpRequest, next: Next) => Promise<AnyOutcome>;

/**
 * Sends the request on.
 * @throws everything that `send` throws
 */
export type Next = (request: HttpRequest) => Promise<AnyOutcome>;

/** An outcome of any operation. */
export type AnyOutcome = Answer<number, boolean, unknown>;

/**
 * Middleware for a single operation, with its types:
 *
 * ```ts
 * forOperation<ReportPaymentResponses>("reportPayment", async (request, next) => {
 *   const outcome = await next(request);
 *   if (outcome.status === 200) audit(outcome.data.id);
 *   return outcome;
 * })
 * ```
 * @param id the operation's id: `request.operation.id`
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
 * Calls code of the caller's that only observes, such as a log. Its errors and rejections must not
 * lose the outcome of a payment.
 */
export function callIgnoringErrors(call: () => unknown): void {
  new Promise((resolve) => resolve(call())).catch((): void => undefined);
}
