/** Pairs the variants of two choices, whatever their order in the documents. */
import type { Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";
import type { Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { mergeObjects } from "../../model/merge.js";
import { isAssignable } from "./assignable.js";
import { typeName, type Comparison, type Position } from "../verdicts/comparison.js";
import { list } from "../verdicts/describe.js";
import { mayBeRenamed } from "./same-schema.js";
import { isSameShape } from "./same-shape.js";

/**
 * Maps old variants to new ones, by the most reliable criterion first. Later criteria pair only
 * what is left.
 */
export function pairVariants(
  olds: readonly Shape[],
  news: readonly Shape[],
  { direction }: Pick<Position, "direction">,
  comparison: Comparison,
): ReadonlyMap<Shape, Shape> {
  if (olds.length === news.length) {
    const pairs = olds.map((variant, i) => [variant, news[i]!] as const);
    if (pairs.every(([a, b]) => isSameShape(a, b, comparison))) return new Map(pairs);
  }
  const { older, newer } = comparison;
  const isEqual = (a: Shape, b: Shape, direction: Direction) => {
    const before = { shape: a, client: older, direction };
    const after = { shape: b, client: newer, direction };
    return isAssignable(before, after) && isAssignable(after, before);
  };
  // Responses may have additional members, so only the request types tell such objects apart.
  const isAlike = (a: Shape, b: Shape) => isEqual(a, b, "request") && isEqual(a, b, "response");
  const areSame = (keyOf: (variant: Shape, client: ClientPlan) => string | null) => {
    return (a: Shape, b: Shape) => {
      const key = keyOf(a, older);
      return key !== null && key === keyOf(b, newer);
    };
  };
  const isRenamed = (a: Shape, b: Shape) =>
    a.kind === "reference" && b.kind === "reference" && mayBeRenamed(a.to, b.to, comparison);
  const isNeitherNamed = (a: Shape, b: Shape) => a.kind !== "reference" && b.kind !== "reference";
  const hasConstants = areSame(constantsOf);
  const isOfKind = areSame((v, client) => `${kindOf(v, client)} ${constantsOf(v, client) ?? ""}`);
  const wasRenamed = (a: Shape, b: Shape) =>
    a.kind === "reference" && b.kind === "reference" && comparison.renamed.get(a.to) === b.to;
  const signs: readonly Sign[] = [
    areSame(namesOf),
    wasRenamed,
    (a, b) => isRenamed(a, b) && isEqual(a, b, direction),
    (a, b) => isNeitherNamed(a, b) && hasConstants(a, b),
    (a, b) => isNeitherNamed(a, b) && isOfKind(a, b) && isAlike(a, b),
    (a, b) => isNeitherNamed(a, b) && isOfKind(a, b),
    (a, b) => isNumber(a) && isNumber(b),
  ];
  const pairs = new Map<Shape, Shape>();
  const left = new Set(news);
  for (const isSame of signs)
    for (const variant of olds) {
      if (pairs.has(variant)) continue;
      const found = [...left].find((candidate) => isSame(variant, candidate));
      if (found === undefined) continue;
      pairs.set(variant, found);
      left.delete(found);
    }
  return pairs;
}

type Sign = (older: Shape, newer: Shape) => boolean;

/**
 * The name of a variant's type: its own, or the one that a discriminator's values were added to.
 */
function namesOf(variant: Shape, client: ClientPlan): string | null {
  const parts = variant.kind === "intersection" ? variant.parts : [variant];
  const names = parts.flatMap((part) =>
    part.kind === "reference" ? [typeName({ id: part.to }, client)] : [],
  );
  return names.length === 0 ? null : names.join(" & ");
}

/** The members with known texts, which identify an object by its type. */
function constantsOf(variant: Shape, client: ClientPlan): string | null {
  const object = variant.kind === "reference" ? undefined : mergeObjects(variant, client);
  const constants = object?.properties.flatMap(({ name, shape }) => {
    const values = valuesOf(shape, client);
    return values.length === 0 ? [] : [`${name}=${values.toSorted().join("|")}`];
  });
  return constants === undefined || constants.length === 0 ? null : constants.toSorted().join(" ");
}

/** The constants of a discriminator's mapping for a member, or its only one. */
function valuesOf(
  shape: Shape,
  client: ClientPlan,
  outer: readonly Shape[] = [],
): readonly string[] {
  const target = resolveShape(shape, client.api.schemas);
  if (outer.includes(target)) return [];
  const inner = (part: Shape) => valuesOf(part, client, [...outer, target]);
  if (target.kind === "enum")
    return target.values.length === 1 ? [list([target.values[0]!.value])] : [];
  if (target.kind === "intersection")
    return target.parts.map(inner).find((v) => v.length > 0) ?? [];
  if (target.kind !== "union") return [];
  const values = target.variants.map(inner);
  return values.every(({ length }) => length === 1) ? values.flat() : [];
}

function kindOf(variant: Shape, client: ClientPlan): string {
  return mergeObjects(variant, client) === undefined ? variant.kind : "object";
}

function isNumber({ kind }: Shape): boolean {
  return kind === "integer" || kind === "number";
}
