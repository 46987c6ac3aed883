import type { Diagnostic, Diagnostics } from "../diagnostics/diagnostic.js";
import { Reported } from "../diagnostics/diagnostic.js";
import { isStackOverflow } from "../diagnostics/stack-overflow.js";
import { tooDeep } from "./document-limits.js";

/** What every pass gives besides what it makes. */
export interface PassResult {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Ends a pass that can't go on. A stack overflow is reported as a document that is too deep: chains of
 * `$ref`s, which the limits of a file don't count, are walked by recursion too.
 * @param document as the user named it
 * @throws what is a bug of ours
 */
export function giveUp(error: unknown, document: string, diagnostics: Diagnostics): void {
  if (error instanceof Reported) return;
  if (!isStackOverflow(error)) throw error;
  diagnostics.add("WF1005", `${document}: ${tooDeep()}`, null);
}
