import type { EnumShape, Shape } from "../../model/schema.js";
import { isAssignable, isForeseen } from "./assignable.js";
import { report, type Comparison, type Position } from "../verdicts/comparison.js";
import { isValue } from "./enum-values.js";
import { describeShape, exactValue, list } from "../verdicts/describe.js";
import { takesMoreNumbers, writtenOtherwise } from "./written.js";

/** Compares values without members, and shapes of different kinds. */
export function compareScalars(
  older: Shape,
  newer: Shape,
  position: Position,
  comparison: Comparison,
): void {
  if (older.kind === "enum" && newer.kind === "enum")
    compareEnums(older, newer, position, comparison);
  else compareTypes(older, newer, position, comparison);
}

/**
 * A removed value is refused in requests. Responses may have any value, unless there is only one.
 */
function compareEnums(
  older: EnumShape,
  newer: EnumShape,
  position: Position,
  comparison: Comparison,
): void {
  const before = older.values.map(exactValue);
  const after = newer.values.map(exactValue);
  const removed = before.filter((value) => !after.includes(value));
  const added = after.filter((value) => !before.includes(value));
  const { label, direction } = position;
  const typed = (shape: Shape, client: Comparison["older"]) => ({ shape, client, direction });
  const isRequest = direction === "request";
  const [from, to] = [typed(newer, comparison.newer), typed(older, comparison.older)];
  const isOpen = isRequest || isAssignable(from, to) || isForeseen(from, to);
  if (removed.length > 0) {
    // Code that compares a response with a value that it no longer has, or names a removed member,
    // does not compile.
    const isNamed = after.length === 1 || isValue(position, comparison);
    const [level, affects] =
      isRequest || isNamed ? (["major", "types"] as const) : (["minor", null] as const);
    const message = isRequest
      ? `\`${label}\` no longer accepts ${list(removed)}.`
      : `\`${label}\` is no longer ${list(removed)}.`;
    report(comparison, position, [level, "enum-value-removed", affects], message);
  }
  if (added.length > 0) {
    const [level, affects] = isOpen ? (["minor", null] as const) : (["major", "types"] as const);
    const message = isRequest
      ? `\`${label}\` also accepts ${list(added)}.`
      : `\`${label}\` may also be ${list(added)}.`;
    report(comparison, position, [level, "enum-value-added", affects], message);
  }
}

function compareTypes(
  older: Shape,
  newer: Shape,
  position: Position,
  comparison: Comparison,
): void {
  const { label, direction, wire } = position;
  const a = { shape: older, client: comparison.older, direction };
  const b = { shape: newer, client: comparison.newer, direction };
  const [takesOld, givesOld] = [isAssignable(a, b), isAssignable(b, a)];
  const change = `from ${typeWords(older, "older", position, comparison)} to ${typeWords(newer, "newer", position, comparison)}`;
  const isRequest = direction === "request";
  const isClosing = newer.kind === "enum" && older.kind !== "enum" && givesOld;
  const isOpening = older.kind === "enum" && newer.kind !== "enum" && takesOld;
  if (isRequest ? takesOld : givesOld) {
    const otherwise = isRequest ? writtenOtherwise(a, b, wire) : null;
    if (otherwise !== null)
      report(
        comparison,
        position,
        ["major", "format-changed", "bytes"],
        `\`${label}\` changed ${change}: ${otherwise}.`,
      );
    else if (comparison.newer.api.shapes.isSameType(older, newer)) return;
    else if (isRequest && takesMoreNumbers(a, b))
      report(
        comparison,
        position,
        ["minor", "type-widened", null],
        `\`${label}\` changed ${change}.`,
      );
    else if (takesOld && givesOld && !isClosing && !isOpening)
      report(
        comparison,
        position,
        ["patch", "format-changed", null],
        `\`${label}\` changed ${change}.`,
      );
    else {
      const kind = isClosing
        ? "enum-closed"
        : isOpening
          ? "enum-opened"
          : isRequest
            ? "type-widened"
            : "type-narrowed";
      const isMarker = isClosing && newer.values.length === 1 && !isRequest;
      const verdict = isMarker
        ? (["major", kind, "types"] as const)
        : (["minor", kind, null] as const);
      report(comparison, position, verdict, `\`${label}\` changed ${change}.`);
    }
    return;
  }
  const isRelated = isRequest ? givesOld : takesOld;
  const related = isRequest
    ? isClosing
      ? "enum-closed"
      : "type-narrowed"
    : isOpening
      ? "enum-opened"
      : "type-widened";
  const kind = isRelated ? related : "type-changed";
  report(comparison, position, ["major", kind, "types"], `\`${label}\` changed ${change}.`);
}

/**
 * A shape in words. For int64 in responses and for dates with their type, if that isn't the
 * default.
 */
function typeWords(
  shape: Shape,
  side: "older" | "newer",
  { direction }: Position,
  { older, newer }: Comparison,
): string {
  const isMoment =
    (shape.kind === "string" && (shape.wire === "date-time" || shape.wire === "date")) ||
    (shape.kind === "integer" && shape.wire === "unix-time");
  const isDated = older.api.dates !== newer.api.dates;
  if (isMoment && isDated && { older, newer }[side].api.dates === "date")
    return `${describeShape(shape)} as a Date`;
  const isInt64 = shape.kind === "integer" && shape.wire === "int64";
  const isPlain = [older, newer].every(({ api }) => api.int64 === "number");
  if (direction === "request" || !isInt64 || isPlain) return describeShape(shape);
  return `${describeShape(shape)} as a ${{ older, newer }[side].api.int64}`;
}
