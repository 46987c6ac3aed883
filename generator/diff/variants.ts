import type { Shape } from "../3-lower/api.js";
import { resolveShape } from "../3-lower/shapes.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { mergeObjects } from "../5-emit/merging.js";
import { isAssignable } from "./assignable.js";
import { report, typeName, type Comparison, type Position } from "./comparison.js";
import { mayBeRenamed } from "./same-schema.js";
import { compareSingle } from "./shapes.js";
import { describe } from "./words.js";

/** Both choices as a whole: what a variant of the other may be covered by. */
interface Wholes {
  readonly older: Shape;
  readonly newer: Shape;
}

/** Compares two choices: variants that correspond, then what only one of the two has. */
export function compareVariants(
  olds: readonly Shape[],
  news: readonly Shape[],
  wholes: Wholes,
  position: Position,
  comparison: Comparison,
): void {
  const { older, newer } = comparison;
  const before = keyed(olds, older);
  const after = keyed(news, newer);
  const successors = findSuccessors(before, after, position, comparison);
  for (const [key, variant] of before) {
    const counterpart = after.get(key) ?? successors.get(variant);
    if (counterpart !== undefined) compareSingle(variant, counterpart, position, comparison);
    else loseVariant(variant, wholes, position, comparison);
  }
  const paired = new Set(successors.values());
  for (const [key, variant] of after)
    if (!before.has(key) && !paired.has(variant))
      gainVariant(variant, wholes, position, comparison);
}

/** Types that go by another name now: of the same shape, where both names stand alone. */
function findSuccessors(
  before: ReadonlyMap<string, Shape>,
  after: ReadonlyMap<string, Shape>,
  { direction }: Position,
  comparison: Comparison,
): ReadonlyMap<Shape, Shape> {
  const found = new Map<Shape, Shape>();
  const candidates = new Set([...after].filter(([key]) => !before.has(key)).map(([, v]) => v));
  for (const [key, older] of before) {
    if (older.kind !== "reference" || after.has(key)) continue;
    const a = { shape: older, client: comparison.older, direction };
    for (const newer of candidates) {
      const b = { shape: newer, client: comparison.newer, direction };
      if (newer.kind !== "reference" || !mayBeRenamed(older.to, newer.to, comparison)) continue;
      if (!isAssignable(a, b) || !isAssignable(b, a)) continue;
      found.set(older, newer);
      candidates.delete(newer);
      break;
    }
  }
  return found;
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
        ? `\`${label}\` no longer takes null.`
        : `\`${label}\` is never null any more.`;
    return report(comparison, position, verdict, message);
  }
  const from = { shape: variant, client: comparison.older, direction };
  if (isAssignable(from, { shape: newer, client: comparison.newer, direction })) return;
  const what = nameOf(variant, comparison.older);
  const message =
    direction === "request"
      ? `\`${label}\` no longer takes ${what}.`
      : `\`${label}\` is never ${what} any more: code that tells it apart does not compile.`;
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
  const isCovered = isAssignable(from, { shape: older, client: comparison.older, direction });
  if (isCovered && !isNull) return;
  const verdict =
    isRequest || isCovered ? (["minor", null] as const) : (["major", "types"] as const);
  const what = isNull ? "null" : nameOf(variant, comparison.newer);
  const message = isRequest
    ? `\`${label}\` takes ${what} too.`
    : `\`${label}\` may be ${what} too.`;
  report(
    comparison,
    position,
    [verdict[0], isNull ? "null-added" : "variant-added", verdict[1]],
    message,
  );
}

/** Each variant under what identifies it among the others: its name, its constants, its kind. */
function keyed(variants: readonly Shape[], client: ClientPlan): ReadonlyMap<string, Shape> {
  const counts = new Map<string, number>();
  return new Map(
    variants.map((variant) => {
      const key = keyOf(variant, client);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [`${key} ${count}`, variant];
    }),
  );
}

function keyOf(variant: Shape, client: ClientPlan): string {
  if (variant.kind === "reference") return `type ${typeName({ id: variant.to }, client)}`;
  const object = mergeObjects(variant, client);
  if (object === undefined) return variant.kind;
  const constants = object.properties.flatMap(({ name, shape }) => {
    const target = resolveShape(shape, client.api.schemas);
    const isConstant = target.kind === "enum" && target.values.length === 1;
    return isConstant ? [`${name}=${String(target.values[0]!.value)}`] : [];
  });
  return ["object", ...constants].join(" ");
}

function nameOf(variant: Shape, client: ClientPlan): string {
  return variant.kind === "reference"
    ? `\`${typeName({ id: variant.to }, client)}\``
    : describe(variant);
}
