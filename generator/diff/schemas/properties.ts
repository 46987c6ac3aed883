import { escapeToken } from "../../1-load/source.js";
import type { ObjectShape, Property } from "../../model/schema.js";
import { freeMembers, isAssignable, visibleMembers } from "./assignable.js";
import {
  enter,
  report,
  type Comparison,
  type Position,
  type ShapePair,
} from "../verdicts/comparison.js";
import { memberLabel } from "../verdicts/describe.js";

export function stepInto(position: Position, name: string, newName = name): Position {
  const step = (text: string) => `/properties/${escapeToken(text)}`;
  return enter(position, memberLabel(name), step(name), step(newName));
}

export function loseProperty(
  property: Property,
  newer: ObjectShape,
  outer: Position,
  comparison: Comparison,
): void {
  const { direction } = outer;
  const position = stepInto(outer, property.name);
  const free = freeMembers(newer, visibleMembers(newer, direction).length);
  const from = { shape: property.shape, client: comparison.older, direction };
  const isFree =
    direction === "request" &&
    free !== null &&
    isAssignable(from, { shape: free, client: comparison.newer, direction });
  const message =
    direction === "request"
      ? `\`${position.label}\` is no longer ${isFree ? "declared: it is an additional property like any other" : "accepted"}.`
      : `\`${position.label}\` is no longer present.`;
  const verdict = isFree ? (["minor", null] as const) : (["major", "types"] as const);
  report(comparison, position, [verdict[0], "property-removed", verdict[1]], message, "old");
}

export function gainProperty(
  property: Property,
  older: ObjectShape,
  outer: Position,
  comparison: Comparison,
): void {
  const { direction } = outer;
  const { name, required } = property;
  const position = stepInto(outer, name);
  const isDemand = direction === "request" && required;
  const collides = !isDemand && collidesWithFree(property, older, direction, comparison);
  const given = required ? "is always present" : "may be present";
  const message =
    direction === "response"
      ? `\`${position.label}\` ${given}${collides ? ", and is not an additional property" : ""}.`
      : isDemand
        ? `\`${position.label}\` is new and required.`
        : `\`${position.label}\` is accepted${collides ? ", and is no longer an additional property" : ""}.`;
  const verdict = isDemand || collides ? (["major", "types"] as const) : (["minor", null] as const);
  report(comparison, position, [verdict[0], "property-added", verdict[1]], message, "new");
}

/** Whether callers may have written, or read, this member as an undeclared one. */
function collidesWithFree(
  { shape }: Property,
  older: ObjectShape,
  direction: Position["direction"],
  comparison: Comparison,
): boolean {
  if (typeof older.additional === "string") return false;
  const before = { shape: older.additional, client: comparison.older, direction };
  const after = { shape, client: comparison.newer, direction };
  return direction === "request" ? !isAssignable(before, after) : !isAssignable(after, before);
}

/** Compares two properties of one name. Returns their types, which are still to be compared. */
export function compareProperties(
  older: Property,
  newer: Property,
  outer: Position,
  comparison: Comparison,
): ShapePair {
  const position = stepInto(outer, older.name);
  const isRequest = position.direction === "request";
  if (older.required !== newer.required) {
    const breaks = isRequest === newer.required;
    const verdict = breaks ? (["major", "types"] as const) : (["minor", null] as const);
    const message = isRequest
      ? `\`${position.label}\` is ${newer.required ? "now required" : "no longer required"}.`
      : `\`${position.label}\` is ${newer.required ? "now always present" : "no longer always present"}.`;
    const kind = newer.required ? "property-required" : "property-optional";
    report(comparison, position, [verdict[0], kind, verdict[1]], message);
  }
  return { older: older.shape, newer: newer.shape, position };
}
