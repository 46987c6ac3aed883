/** What must be known of ts-morph's structures without loading ts-morph, which is slow to load. */
import type { StructuresDraft } from "./draft.js";

/** The modules that a module imports and re-exports from, as written. */
export function specifiersOf({ statements }: StructuresDraft): readonly string[] {
  return statements.flatMap((statement) => {
    const from = "moduleSpecifier" in statement ? statement.moduleSpecifier : undefined;
    return from === undefined ? [] : [from];
  });
}

/**
 * Whether structures are only data. Functions can't be compared, so structures with functions are
 * printed in each run.
 */
export function isData(value: unknown): boolean {
  if (typeof value === "function") return false;
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isData);
}
