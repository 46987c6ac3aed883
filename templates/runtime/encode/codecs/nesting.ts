/** The way down into a value: the objects and arrays around it, to detect cycles. */
import { EncodeError } from "../errors.js";

/** The objects and arrays around a value, innermost first. */
export interface Ancestors {
  readonly value: unknown;
  readonly depth: number;
  readonly outer: Ancestors | undefined;
}

/** Protects the call stack. Common JSON readers stop at 100 to 512 levels. */
const maxDepth = 1000;

/** @throws EncodeError if the value contains itself, or is deeper than `limit` */
export function enter(
  value: unknown,
  outer: Ancestors | undefined,
  limit: number = maxDepth,
): Ancestors {
  for (let ancestor = outer; ancestor !== undefined; ancestor = ancestor.outer) {
    if (ancestor.value === value) throw new EncodeError("cyclic_value");
  }
  const depth = outer === undefined ? 1 : outer.depth + 1;
  if (depth > limit) throw new EncodeError("nested_value");
  return { value, depth, outer };
}
