import type { Shape } from "../../model/schema.js";
import { isOfType } from "../../model/shape-table.js";
import { typeName, type Comparison } from "../verdicts/comparison.js";

/**
 * Whether two shapes are the same except for the content of the schemas that they refer to. Much
 * cheaper than to check whether their types are assignable.
 */
export function isSameShape(older: Shape, newer: Shape, comparison: Comparison): boolean {
  return isSame(older, newer, comparison, isOfType);
}

/** The same for any data, constraints of shapes in it included. */
export function isSameValue(older: unknown, newer: unknown, comparison: Comparison): boolean {
  return isSame(older, newer, comparison, () => true);
}

/** Where a shape is written and its description: they don't affect equality. */
const descriptive: ReadonlySet<string> = new Set(["at", "description", "docs"]);

function isSame(a: unknown, b: unknown, comparison: Comparison, counts: typeof isOfType): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a))
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((v, i) => isSame(v, b[i], comparison, counts))
    );
  if (isReference(a))
    return (
      isReference(b) &&
      typeName({ id: a.to }, comparison.older) === typeName({ id: b.to }, comparison.newer)
    );
  const [before, after] = [a, b] as Readonly<Record<string, unknown>>[];
  const keys = Object.keys(a).filter((key) => counts(key, a));
  if (keys.length !== Object.keys(b).filter((key) => counts(key, b)).length) return false;
  return keys.every(
    (key) => descriptive.has(key) || isSame(before![key], after![key], comparison, counts),
  );
}

function isReference(value: object): value is Shape & { readonly kind: "reference" } {
  return "kind" in value && value.kind === "reference";
}
