import { isConstraint } from "../../model/constraint-keywords.js";
import type { Shape } from "../../model/schema.js";
import { typeName, type Comparison } from "../verdicts/comparison.js";

/**
 * Whether two shapes are the same except for the content of the schemas that they refer to. Much
 * cheaper than to check whether their types are assignable.
 */
export function isSameShape(older: Shape, newer: Shape, comparison: Comparison): boolean {
  return isSame(older, newer, comparison);
}

/** Where a shape is written and its description: they don't affect equality. */
const descriptive: ReadonlySet<string> = new Set(["at", "description", "docs"]);

function isSame(a: unknown, b: unknown, comparison: Comparison): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a))
    return (
      Array.isArray(b) && a.length === b.length && a.every((v, i) => isSame(v, b[i], comparison))
    );
  if (isReference(a))
    return (
      isReference(b) &&
      typeName({ id: a.to }, comparison.older) === typeName({ id: b.to }, comparison.newer)
    );
  const [before, after] = [a, b] as Readonly<Record<string, unknown>>[];
  const keys = keysOf(a);
  if (keys.length !== keysOf(b).length) return false;
  return keys.every((key) => descriptive.has(key) || isSame(before![key], after![key], comparison));
}

/** Constraints on values don't change the type. */
function keysOf(value: object): readonly string[] {
  const keys = Object.keys(value);
  return "kind" in value ? keys.filter((key) => !isConstraint(key)) : keys;
}

function isReference(value: object): value is Shape & { readonly kind: "reference" } {
  return "kind" in value && value.kind === "reference";
}
