import type { ObjectShape, Property } from "../../model/schema.js";
import { fulfilsGroups, isAssignable, visibleMembers } from "./assignable.js";
import { report, type Comparison, type Position, type ShapePair } from "../verdicts/comparison.js";
import { compareFreeMembers } from "./free-members.js";
import { compareProperties, gainProperty, loseProperty, stepInto } from "./properties.js";
import { enumerate, memberLabel } from "../verdicts/describe.js";

/**
 * Compares the members that callers write (requests) or read (responses). Yields the types of
 * members that both sides have.
 */
export function* compareObjects(
  older: ObjectShape,
  newer: ObjectShape,
  position: Position,
  comparison: Comparison,
): Generator<ShapePair, void> {
  const { direction } = position;
  const before = visibleMembers(older, direction);
  const after = visibleMembers(newer, direction);
  const removed = before.filter(({ name }) => !has(after, name));
  const added = after.filter(({ name }) => !has(before, name));
  const rename = findRename(removed, added, position, comparison);
  if (rename !== undefined) {
    const [from, to] = rename;
    const at = stepInto(position, from.name, to.name);
    const message = `\`${position.label}${memberLabel(from.name)}\` was removed; \`${to.name}\`, of the same type, takes its place.`;
    report(comparison, at, ["major", "property-renamed", "types"], message);
  } else {
    for (const property of removed) loseProperty(property, newer, position, comparison);
    for (const property of added) gainProperty(property, older, position, comparison);
  }
  for (const property of before) {
    const counterpart = after.find(({ name }) => name === property.name);
    if (counterpart !== undefined)
      yield compareProperties(property, counterpart, position, comparison);
  }
  yield* compareFreeMembers(older, newer, position, comparison);
  compareGroups(older, newer, position, comparison);
  compareOrder(before, after, position, comparison);
}

function has(properties: readonly Property[], wanted: string): boolean {
  return properties.some(({ name }) => name === wanted);
}

/** A removed and an added member of the same type. */
function findRename(
  removed: readonly Property[],
  added: readonly Property[],
  { direction }: Position,
  comparison: Comparison,
): readonly [Property, Property] | undefined {
  const [from, to] = [removed[0], added[0]];
  if (from === undefined || to === undefined || removed.length + added.length > 2) return undefined;
  const a = { shape: from.shape, client: comparison.older, direction };
  const b = { shape: to.shape, client: comparison.newer, direction };
  const isSame = from.required === to.required && isAssignable(a, b) && isAssignable(b, a);
  return isSame ? [from, to] : undefined;
}

/** Groups of members of which one is required: callers that passed enough may no longer do so. */
function compareGroups(
  older: ObjectShape,
  newer: ObjectShape,
  position: Position,
  comparison: Comparison,
): void {
  if (position.direction === "response") return;
  const isTaken = fulfilsGroups(older, newer.requiredAnyOf);
  if (isTaken && fulfilsGroups(newer, older.requiredAnyOf)) return;
  const groups = newer.requiredAnyOf.map(({ required }) =>
    required.map((n) => `\`${n}\``).join(" with "),
  );
  const message =
    groups.length === 0
      ? `\`${position.label}\` no longer requires one of several properties.`
      : `\`${position.label}\` requires ${enumerate(groups, "or")}.`;
  const verdict = isTaken ? (["minor", null] as const) : (["major", "types"] as const);
  report(comparison, position, [verdict[0], "alternatives-changed", verdict[1]], message);
}

/** Members are written in the order of the document. */
function compareOrder(
  before: readonly Property[],
  after: readonly Property[],
  position: Position,
  comparison: Comparison,
): void {
  if (position.direction === "response") return;
  const kept = before.map(({ name }) => name).filter((name) => has(after, name));
  const order = after.map(({ name }) => name).filter((name) => kept.includes(name));
  if (kept.every((name, i) => name === order[i])) return;
  const message = `The properties of \`${position.label}\` are written in another order.`;
  report(comparison, position, ["patch", "order-changed", "bytes"], message);
}
