import type { ObjectShape, Property } from "../../model/schema.js";
import type { Direction } from "../directions.js";

/** The members of an object by whether a direction has them. */
export interface DirectedMembers {
  readonly shown: readonly Property[];
  readonly hidden: readonly Property[];
}

/** The members that exist in a direction, and the others. */
export function directedMembers(
  { properties }: ObjectShape,
  direction: Direction,
): DirectedMembers {
  const hiding = direction === "request" ? "read" : "write";
  const hidden = properties.filter(({ access }) => access === hiding);
  return { shown: properties.filter((property) => !hidden.includes(property)), hidden };
}
