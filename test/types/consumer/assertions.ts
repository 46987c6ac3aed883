/** Whether two types are the same for the compiler, not only assignable to each other. */
export type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `holds<Equal<A, B>>()` compiles if the types are equal. It does nothing at run time. */
export function holds<T extends true>(): T | void {}

/** Takes any value, to check whether an expression compiles. */
export function read(_value: unknown): void {}
