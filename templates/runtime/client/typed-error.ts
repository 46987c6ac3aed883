/** Which operation an error belongs to, so that its data has a type. */
import { type OfOperation, operationOf } from "../encode/operation-of.js";
import type { HttpRequest } from "../encode/operation.js";
import { ApiError } from "./api-error.js";
import type { Answer, Outcome } from "./outcome.js";

/** The errors that an operation's document declares, distinguished by `status`. */
export type DeclaredError<B> = B extends { readonly request: infer Request }
  ? DeclaredError<Request>
  : B extends (...input: never[]) => HttpRequest<infer R, infer H>
    ? R extends unknown
      ? ErrorOf<Outcome<R & object, H>>
      : never
    : never;

type ErrorOf<O> =
  O extends Answer<infer S, false, infer D, true, infer F> ? ApiError<D, S, F> : never;

/** Whether the API answered with a status other than 2xx. */
export function isApiError(error: unknown): error is ApiError;
/**
 * Whether the API answered this operation (or one of these) with a failure that the document
 * declares. Then `data` has its type, which may depend on `status`.
 *
 * ```ts
 * if (isApiError(error, createOrder)) error.data.title;
 * ```
 * @param operations their functions, or their methods of `createApi`
 */
export function isApiError<All extends readonly [OfOperation, ...OfOperation[]]>(
  error: unknown,
  ...operations: All
): error is DeclaredError<All[number]>;
export function isApiError(error: unknown, ...operations: readonly OfOperation[]): boolean {
  if (!(error instanceof ApiError)) return false;
  const { source } = error;
  const isOne = (one: OfOperation): boolean => {
    const operation = operationOf(one);
    return !!operation && [source, source.choiceOf].includes(operation);
  };
  return !operations.length || (error.declared && operations.some(isOne));
}
