import type { ObjectShape, Shape } from "../../model/schema.js";
import { freeMembers, isAssignable, visibleMembers } from "./assignable.js";
import {
  enter,
  report,
  type Comparison,
  type Position,
  type ShapePair,
} from "../verdicts/comparison.js";

/** Undeclared members: `additionalProperties`. Yields their types, if both sides have one. */
export function* compareFreeMembers(
  older: ObjectShape,
  newer: ObjectShape,
  position: Position,
  comparison: Comparison,
): Generator<ShapePair, void> {
  if (typeof older.additional === "object" && typeof newer.additional === "object") {
    const inner = enter(position, "[name]", "/additionalProperties");
    yield { older: older.additional, newer: newer.additional, position: inner };
    return;
  }
  const { label, direction } = position;
  const before = freeMembers(older, visibleMembers(older, direction).length);
  const after = freeMembers(newer, visibleMembers(newer, direction).length);
  const isRequest = direction === "request";
  const isTaken = fits(before, after, isRequest, position, comparison);
  const isGiven = fits(after, before, isRequest, position, comparison, true);
  if (isRequest ? !isTaken : !isGiven) {
    const message = `\`${label}\` ${isRequest ? "no longer accepts" : "no longer has"} the same additional properties.`;
    return report(comparison, position, ["major", "object-closed", "types"], message);
  }
  if (isRequest && newer.additional === "closed" && older.additional !== "closed") {
    // The type of an object with members stays the same; only the encoder refuses.
    const message = `\`${label}\` is now closed: undeclared properties are refused.`;
    return report(comparison, position, ["major", "object-closed", "bytes"], message);
  }
  if (older.additional === newer.additional || !isRequest) return;
  const message = `\`${label}\` accepts undeclared properties.`;
  report(comparison, position, ["minor", "object-opened", null], message);
}

/**
 * Whether undeclared members of one object can be used in the other; `null`: the type allows none.
 */
function fits(
  from: Shape | null,
  to: Shape | null,
  isRequest: boolean,
  { direction }: Position,
  { older, newer }: Comparison,
  isBack = false,
): boolean {
  if (from === null) return isRequest || to === null;
  if (to === null) return !isRequest;
  const [a, b] = isBack ? [newer, older] : [older, newer];
  return isAssignable({ shape: from, client: a, direction }, { shape: to, client: b, direction });
}
