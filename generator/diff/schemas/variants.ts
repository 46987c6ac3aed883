import type { Shape } from "../../model/schema.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { isAssignable, isForeseen } from "./assignable.js";
import {
  report,
  typeName,
  type Comparison,
  type Position,
  type ShapePair,
} from "../verdicts/comparison.js";
import { pairVariants } from "./variant-pairs.js";
import { describeShape } from "../verdicts/describe.js";

/** Both choices as a whole, as a variant may be covered by several of the other side. */
interface Wholes {
  readonly older: Shape;
  readonly newer: Shape;
}

/** Compares two choices. Yields the pairs of variants, and reports those that only one side has. */
export function* compareVariants(
  olds: readonly Shape[],
  news: readonly Shape[],
  wholes: Wholes,
  position: Position,
  comparison: Comparison,
): Generator<ShapePair, void> {
  const pairs = pairVariants(olds, news, position, comparison);
  for (const variant of olds) {
    const counterpart = pairs.get(variant);
    if (counterpart !== undefined) yield { older: variant, newer: counterpart, position };
    else loseVariant(variant, wholes, position, comparison);
  }
  const paired = new Set(pairs.values());
  for (const variant of news)
    if (!paired.has(variant)) gainVariant(variant, wholes, position, comparison);
}

function loseVariant(
  variant: Shape,
  { newer }: Wholes,
  position: Position,
  comparison: Comparison,
) {
  const { label, direction } = position;
  if (variant.kind === "null") {
    const verdict =
      direction === "request"
        ? (["major", "null-removed", "types"] as const)
        : (["minor", "null-removed", null] as const);
    const message =
      direction === "request"
        ? `\`${label}\` no longer accepts null.`
        : `\`${label}\` is no longer null.`;
    return report(comparison, position, verdict, message);
  }
  const from = { shape: variant, client: comparison.older, direction };
  if (isAssignable(from, { shape: newer, client: comparison.newer, direction })) return;
  const what = variantName(variant, comparison.older);
  const message =
    direction === "request"
      ? `\`${label}\` no longer accepts ${what}.`
      : `\`${label}\` is no longer ${what}: code that checks for it does not compile.`;
  report(comparison, position, ["major", "variant-removed", "types"], message);
}

function gainVariant(
  variant: Shape,
  { older }: Wholes,
  position: Position,
  comparison: Comparison,
) {
  const { label, direction } = position;
  const isRequest = direction === "request";
  const isNull = variant.kind === "null";
  const from = { shape: variant, client: comparison.newer, direction };
  const whole = { shape: older, client: comparison.older, direction };
  const isCovered = isAssignable(from, whole) || isForeseen(from, whole);
  if (isCovered && !isNull) return;
  const verdict =
    isRequest || isCovered ? (["minor", null] as const) : (["major", "types"] as const);
  const what = isNull ? "null" : variantName(variant, comparison.newer);
  const message = isRequest
    ? `\`${label}\` also accepts ${what}.`
    : `\`${label}\` may also be ${what}.`;
  report(
    comparison,
    position,
    [verdict[0], isNull ? "null-added" : "variant-added", verdict[1]],
    message,
  );
}

function variantName(variant: Shape, client: ClientPlan): string {
  return variant.kind === "reference"
    ? `\`${typeName({ id: variant.to }, client)}\``
    : describeShape(variant);
}
