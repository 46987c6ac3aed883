import { parseLock, type LockText } from "../4-plan/lock/lock-text.js";
import type { Lock } from "../4-plan/lock/lock.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";

/** The names of earlier runs. */
export interface EarlierNames {
  readonly lines: Lock;
  /** Errors in the lock: with one, nothing may be written. */
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Reads the text of `wireform.lock`.
 * @param updates whether everything gets a new name: the lock then only serves to report what was
 * renamed, so errors in it don't matter
 */
export function readNames(lock: LockText | null, updates: boolean): EarlierNames {
  if (lock === null) return { lines: [], diagnostics: [] };
  const found = new Diagnostics();
  const lines = parseLock(lock, found);
  if (updates) return { lines, diagnostics: [] };
  const source = { text: lock.text, locate: () => ({ offset: 0, length: 1 }) };
  return { lines, diagnostics: locateAll(found.all, new Map([[lock.file, source]])) };
}
