import type { Shape } from "./schema.js";

/** A union without repetitions and unions inside; of one: that one. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((shape) => (shape.kind === "union" ? shape.variants : [shape]));
  const variants = withoutRepetitions(flat);
  if (variants.some(({ kind }) => kind === "unknown")) return { kind: "unknown" };
  const possible = variants.filter(({ kind }) => kind !== "never");
  if (possible.length > 1) return { kind: "union", variants: possible };
  return possible[0] ?? variants[0] ?? { kind: "unknown" };
}

/** What fulfils all parts, without repetitions; of one: that one. */
export function intersectionOf(parts: readonly Shape[]): Shape {
  const known = withoutRepetitions(parts).filter(({ kind }) => kind !== "unknown");
  if (known.some(({ kind }) => kind === "never")) return { kind: "never" };
  if (known.length === 1) return known[0]!;
  return known.length === 0 ? { kind: "unknown" } : { kind: "intersection", parts: known };
}

/** Most combinations have one part: to compare a large one with nothing would cost its length. */
function withoutRepetitions(shapes: readonly Shape[]): readonly Shape[] {
  if (shapes.length < 2) return shapes;
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
}
