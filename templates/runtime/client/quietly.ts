/**
 * Calls code of the caller's that only looks on, such as a log. What it throws, or rejects with
 * later, is no reason to lose the outcome of a payment.
 */
export function callQuietly(call: () => unknown): void {
  new Promise((resolve) => resolve(call())).catch((): void => undefined);
}
