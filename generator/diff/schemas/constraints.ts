import { constraintsOf, hasConstraints } from "../../model/constrain.js";
import type { Shape } from "../../model/schema.js";
import type { Direction } from "../../4-plan/directions.js";
import { report, type Comparison, type Position } from "../verdicts/comparison.js";
import type { Level } from "../verdicts/finding.js";
import { limitChanges, type Effect } from "./limits.js";
import { isSameValue } from "./same-shape.js";

/**
 * Compares what narrows the values of two shapes without changing their type. Code compiles and sends the
 * same, but a server refuses what no longer fits; answers may have what code didn't have to expect.
 */
export function compareConstraints(
  older: Shape,
  newer: Shape,
  position: Omit<Position, "wire">,
  comparison: Comparison,
): void {
  const isFree = !hasConstraints(constraintsOf(older)) && !hasConstraints(constraintsOf(newer));
  if (older === newer || isFree || !isOneType(older, newer)) return;
  const isEqual = (a: unknown, b: unknown) => isSameValue(a, b, comparison);
  const changes = limitChanges(older, newer, isEqual);
  for (const effect of ["narrowed", "widened", "changed"] as const) {
    const texts = changes.filter((change) => change.effect === effect).map(({ text }) => text);
    if (texts.length === 0) continue;
    const verdict = [levels[position.direction][effect], `constraint-${effect}`, null] as const;
    const message = `\`${position.label}\` ${verbs[position.direction]} ${amounts[effect]} values: ${texts.join("; ")}.`;
    report(comparison, position, verdict, message);
  }
}

/** Requests that a server refuses are a break; answers are what they are, but worth a look. */
const levels: Readonly<Record<Direction, Readonly<Record<Effect, Level>>>> = {
  request: { narrowed: "major", widened: "minor", changed: "major" },
  response: { narrowed: "patch", widened: "minor", changed: "minor" },
};

const verbs = { request: "accepts", response: "may have" } as const;

const amounts = { narrowed: "fewer", widened: "more", changed: "other" } as const;

/** Another type is reported as such, and so are the values of an enum. */
function isOneType({ kind: before }: Shape, { kind: after }: Shape): boolean {
  if (before === "enum" || after === "enum") return false;
  return (families[before] ?? before) === (families[after] ?? after);
}

const families: Partial<Record<Shape["kind"], string>> = {
  integer: "number",
  tuple: "array",
  intersection: "object",
  reference: "object",
};
