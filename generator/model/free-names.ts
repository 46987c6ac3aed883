/** Members of objects that aren't listed as properties. */
import { unionOf } from "./compose.js";
import { regularExpression } from "./regular-expression.js";
import type { NamePatterns, ObjectShape, Shape } from "./schema.js";
import type { ShapeTable } from "./shape-table.js";

export type FreeNames = Pick<ObjectShape, "additional" | "patterns">;

/** A pattern that can't be read might match any name. */
export function freeNames(
  of: readonly (NamePatterns["of"][number] & { readonly isReadable?: boolean })[],
  others: ObjectShape["additional"],
  table: ShapeTable,
): FreeNames {
  if (of.length === 0) return { additional: others };
  const shapes = of.map(({ shape }) => shape);
  const rest = typeof others === "string" ? [] : [others];
  const additional: Shape =
    others === "open" ? { kind: "unknown" } : unionOf([...shapes, ...rest], table);
  if (of.some(({ isReadable }) => isReadable === false)) return { additional };
  return {
    additional,
    patterns: { of: of.map(({ source, shape }) => ({ source, shape })), others },
  };
}

/** What a member of this name may be. */
export function freeMember(name: string, free: FreeNames): ObjectShape["additional"] {
  const { of, others } = free.patterns ?? { of: [], others: free.additional };
  return of.find(({ source }) => regularExpression(source)?.test(name))?.shape ?? others;
}

/**
 * The rules of several `allOf` parts together: all patterns; for other names, the first part that has a
 * rule.
 */
export function mergeFreeNames(parts: readonly FreeNames[], table: ShapeTable): FreeNames {
  const restricting = parts.filter(({ additional, patterns }) => additional !== "open" || patterns);
  const [only = { additional: "open" as const }, ...more] = restricting;
  if (more.length === 0) return { additional: only.additional, patterns: only.patterns };
  const of = restricting.flatMap(({ patterns }) => patterns?.of ?? []);
  const others = restricting.map(({ additional, patterns }) => patterns?.others ?? additional);
  return freeNames(of, others.find((other) => other !== "open") ?? "open", table);
}
