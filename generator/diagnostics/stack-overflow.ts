/**
 * Whether work ran out of stack: it is recursive, and its input is nested too deep or contains
 * itself.
 */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}
