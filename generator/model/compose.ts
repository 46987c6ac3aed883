/** Shapes made of shapes: unions and intersections. */
import {
  constrain,
  constraintsOf,
  hasConstraints,
  ownType,
  variantsOf,
  withoutConstraints,
} from "./constrain.js";
import type { Constraints } from "./constraints.js";
import { mergeConstraints } from "./merge-constraints.js";
import type { Shape } from "./schema.js";
import type { ShapeTable } from "./shape-table.js";
import { referencesIn } from "./walk.js";

/** How the alternatives of a choice exclude each other. */
export type ChoiceKeyword = "anyOf" | "oneOf";

/** A union without repetitions and inner unions; of one variant: that variant. */
export function unionOf(
  shapes: readonly Shape[],
  table: ShapeTable,
  keyword: ChoiceKeyword = "anyOf",
): Shape {
  if (shapes.length === 1 && shapes[0]!.kind !== "union") return shapes[0]!;
  const flat = shapes.flatMap((shape) => (shape.kind === "union" ? variantsOf(shape) : [shape]));
  const variants = groupByType(flat, table).map((alike) => oneOfAlike(alike, table, keyword));
  if (variants.length > 1 && variants.some(({ kind }) => kind === "unknown"))
    return anyValue(variants, keyword);
  const possible = variants.filter(({ kind }) => kind !== "never");
  if (possible.length > 1) return { kind: "union", variants: possible };
  return possible[0] ?? variants[0] ?? { kind: "unknown" };
}

/** An intersection without repetitions; of one part: that part. */
export function intersectionOf(parts: readonly Shape[], table: ShapeTable): Shape {
  const all = groupByType(parts, table).map((alike) => allOfAlike(alike, table));
  const known = all.filter(({ kind }) => kind !== "unknown");
  if (known.some(({ kind }) => kind === "never")) return { kind: "never" };
  // A part without a type only constrains the others.
  const typeless = all.find(({ kind }) => kind === "unknown") ?? { kind: "unknown" };
  if (known.length === 0) return typeless;
  const whole: Shape = known.length === 1 ? known[0]! : { kind: "intersection", parts: known };
  return constrain(whole, constraintsOf(typeless));
}

/** In the order of the first of each group. */
function groupByType(shapes: readonly Shape[], table: ShapeTable): readonly (readonly Shape[])[] {
  const groups: Shape[][] = [];
  for (const shape of shapes) {
    const group = groups.find(([first]) => table.isSameType(first!, shape));
    if (group === undefined) groups.push([shape]);
    else group.push(shape);
  }
  return groups;
}

/** Alternatives of one type become one; if their constraints differ, it lists those of each. */
function oneOfAlike(alike: readonly Shape[], table: ShapeTable, keyword: ChoiceKeyword): Shape {
  const last = alike.at(-1)!;
  if (alike.length === 1) return last;
  const different = [...new Map(alike.map((shape) => [table.wholeOf(shape), shape])).values()];
  if (different.length === 1) return last;
  const type = withoutConstraints(last);
  const isAny = keyword === "anyOf" && different.some((shape) => table.isSame(shape, type));
  return isAny ? type : { ...type, [keyword]: different };
}

/** Parts of one type become one, with the constraints of all. */
function allOfAlike(alike: readonly Shape[], table: ShapeTable): Shape {
  const last = alike.at(-1)!;
  const others = alike.slice(0, -1).filter((shape) => !table.isSame(shape, last));
  if (others.length === 0) return last;
  const type = ownType(last);
  const under = others.reduce<Constraints>((merged, other) => {
    // Differences of inner shapes can't be expressed by keywords here.
    const isOwn = table.isSame(ownType(other), type);
    return mergeConstraints(merged, isOwn ? constraintsOf(other) : { allOf: [other] });
  }, {});
  return { ...type, ...mergeConstraints(under, constraintsOf(last)) };
}

/** A choice that allows any type. Its constraints are kept as data, unless they need other schemas. */
function anyValue(variants: readonly Shape[], keyword: ChoiceKeyword): Shape {
  const isFree = variants.some(
    (shape) => shape.kind === "unknown" && !hasConstraints(constraintsOf(shape)),
  );
  if (isFree && keyword === "anyOf") return { kind: "unknown" };
  const isClosed = variants.every((shape) => referencesIn(shape).next().done === true);
  return {
    kind: "unknown",
    ...(isClosed && !isFree ? { [keyword]: variants } : { unsupported: [keyword] }),
  };
}
