import type { SchemaId } from "../../model/schema.js";
import { lockPointer } from "../../4-plan/lock/lock.js";
import { placeOf, report, typeName, type Comparison } from "../verdicts/comparison.js";

/**
 * Finds schemas with a new name at an old place: the configuration may rename them, for example.
 * This doesn't depend on whether they are compared otherwise: `allOf` merges some.
 */
export function pairByPlace(comparison: Comparison): void {
  const { older, newer, names } = comparison;
  const places = new Map([...names.newer.values()].map((id) => [lockPointer(id, newer.files), id]));
  for (const [name, id] of names.older) {
    if (names.newer.has(name)) continue;
    const other = places.get(lockPointer(id, older.files));
    if (other !== undefined) isSameSchema(id, other, comparison);
  }
}

/** By name; or by place, if neither has a counterpart by name. */
export function isSameSchema(older: SchemaId, newer: SchemaId, comparison: Comparison): boolean {
  const before = typeName({ id: older }, comparison.older);
  const after = typeName({ id: newer }, comparison.newer);
  if (before === after) return true;
  if (!mayBeRenamed(older, newer, comparison)) return false;
  if (comparison.renamed.has(older)) return true;
  comparison.renamed.set(older, newer);
  const owner = { kind: "schema", old: older, new: newer } as const;
  const message = `The type \`${before}\` was renamed to \`${after}\`.`;
  const at = { owner, direction: "both", old: placeOf(older), new: placeOf(newer) } as const;
  report(comparison, at, ["major", "schema-renamed", "types"], message);
  return true;
}

/** Whether two types have no counterparts by name, or were found to be the same. */
export function mayBeRenamed(older: SchemaId, newer: SchemaId, comparison: Comparison): boolean {
  const { names, renamed } = comparison;
  if (renamed.has(older)) return renamed.get(older) === newer;
  const isTaken = [...renamed.values()].includes(newer);
  const hasLost = !names.newer.has(typeName({ id: older }, comparison.older));
  const isNew = !names.older.has(typeName({ id: newer }, comparison.newer));
  return hasLost && isNew && !isTaken;
}
