/** Whether work ran out of stack: it walked by recursion what is nested too deep, or contains itself. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}
