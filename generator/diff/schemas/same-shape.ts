import { isConstraint } from "../../model/constraint-keywords.js";
import type { Shape } from "../../model/schema.js";
import { typeName, type Comparison } from "../verdicts/comparison.js";

/**
 * Whether two shapes say the same, up to the names that they refer to: what these stand for may
 * have changed. Much cheaper than the question whether their types fit.
 */
export function isSameShape(older: Shape, newer: Shape, comparison: Comparison): boolean {
  return isSame(older, newer, comparison);
}

/** Where a shape is written and how it is described: no part of what it is. */
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

/** What constrains values changes no type. */
function keysOf(value: object): readonly string[] {
  const keys = Object.keys(value);
  return "kind" in value ? keys.filter((key) => !isConstraint(key)) : keys;
}

function isReference(value: object): value is Shape & { readonly kind: "reference" } {
  return "kind" in value && value.kind === "reference";
}
