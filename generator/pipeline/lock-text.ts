import { parseLock, type LockText } from "../4-plan/lock/lock-text.js";
import type { Lock } from "../4-plan/lock/lock.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";

/** The names of earlier runs. */
export interface EarlierNames {
  readonly lines: Lock;
  /** Errors of the lock's text: nothing may be written then. */
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Reads the text of `wireform.lock`.
 * @param updates whether all is named again: what can be read tells what was renamed, and the rest is no
 * error
 */
export function readNames(lock: LockText | null, updates: boolean): EarlierNames {
  if (lock === null) return { lines: [], diagnostics: [] };
  const found = new Diagnostics();
  const lines = parseLock(lock, found);
  if (updates) return { lines, diagnostics: [] };
  const source = { text: lock.text, locate: () => ({ offset: 0, length: 1 }) };
  return { lines, diagnostics: locateAll(found.all, new Map([[lock.file, source]])) };
}
