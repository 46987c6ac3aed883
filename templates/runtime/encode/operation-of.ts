/** Which operation a function builds requests for. */
import { type HttpRequest, type Input, type Operation, whichOperation } from "./operation.js";

/** What identifies an operation: its function, or a method that has the function as `request`. */
export type OfOperation = Builder | { readonly request: Builder };

type Builder = (...input: never[]) => HttpRequest;

/**
 * Asks the function, or a method's, so that a bundle has nothing else of it.
 *
 * @param one of the generated functions, or a method of `createApi`
 * @returns `undefined` for anything else
 */
export function operationOf(one: unknown): Operation | undefined {
  const { request = one } = Object(one) as { readonly request?: unknown };
  const builder = request as (input: Input) => HttpRequest;
  let operation: Operation | undefined;
  try {
    const answer = (asked: Operation): never => {
      operation = asked;
      // Stop the function: nothing is to be built.
      throw asked;
    };
    const made = builder({ [whichOperation]: answer }) as HttpRequest & Partial<Promise<unknown>>;
    // What sends is no such function: how that ends is nobody's to handle.
    made.catch?.((): undefined => undefined);
    ({ operation } = made);
  } catch {
    // A custom function without input may throw its own error.
  }
  return operation;
}
