/** The way down into a value: the objects and arrays around it, to detect cycles. */
import { EncodeError } from "../errors.js";

/** The objects and arrays around a value, innermost first. */
export interface Ancestors {
  readonly value: unknown;
  readonly outer: Ancestors | undefined;
}

/**
 * @param limit protects the call stack; common JSON readers stop at 100 to 512 levels
 * @throws EncodeError if the value contains itself, or is deeper than `limit`
 */
export function enter(value: unknown, outer: Ancestors | undefined, limit = 1000): Ancestors {
  let depth = 1;
  for (let ancestor = outer; ancestor; ancestor = ancestor.outer, depth++)
    if (ancestor.value === value) throw new EncodeError("cyclic_value");
  if (depth > limit) throw new EncodeError("nested_value");
  return { value, outer };
}
