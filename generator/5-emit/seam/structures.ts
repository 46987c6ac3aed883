/** What is to be known of ts-morph's structures without its code, which takes long to load. */
import type { StructuresDraft } from "./draft.js";

/** What a module imports and re-exports from, as it is written. */
export function specifiersOf({ statements }: StructuresDraft): readonly string[] {
  return statements.flatMap((statement) => {
    const from = "moduleSpecifier" in statement ? statement.moduleSpecifier : undefined;
    return from === undefined ? [] : [from];
  });
}

/** Whether structures are data alone: of those that hold functions, nobody can say they are the same. */
export function isData(value: unknown): boolean {
  if (typeof value === "function") return false;
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isData);
}
