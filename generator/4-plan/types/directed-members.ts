import type { ObjectShape } from "../../model/schema.js";
import type { Direction } from "../directions.js";
import type { DirectedMembers } from "./type-form.js";

/** The members that exist in a direction, and the others. */
export function directedMembers(
  { properties }: ObjectShape,
  direction: Direction,
): DirectedMembers {
  const hiding = direction === "request" ? "read" : "write";
  const hidden = properties.filter(({ access }) => access === hiding);
  return { shown: properties.filter((property) => !hidden.includes(property)), hidden };
}
