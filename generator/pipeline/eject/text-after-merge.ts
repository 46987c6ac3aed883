import { hashOf } from "../../host/content-hash.js";
import type { EjectedModule } from "./ejected-modules.js";
import type { Findings } from "./findings.js";
import { mergeTexts } from "./merge-texts.js";

/**
 * The user's text, with what wireform has changed in its own since they were last merged.
 * @param theirs wireform's text as it is now
 * @returns `null` if there is no such text: why, is reported
 */
export function textAfterMerge(
  own: EjectedModule,
  theirs: string,
  findings: Findings,
): string | null {
  const { text } = own;
  if (text === null) {
    findings.missingSource(own);
    return null;
  }
  const marks = lineWithMark(text);
  if (marks >= 0) {
    findings.marks(own, text, marks);
    return null;
  }
  const base = baseFor(own, theirs);
  if (base === null) {
    findings.missingBase(own);
    return null;
  }
  if (base === theirs) return text;
  const merged = mergeTexts(text, base, theirs);
  if (merged.conflicts.length === 0) return merged.text;
  findings.conflicts(own, text, merged.conflicts);
  return null;
}

/**
 * What both texts come from. If the file with it is gone, or left in conflict by a merge of branches,
 * the manifest still tells that it is the present text: one of the branches had merged that already.
 */
export function baseFor({ base, baseHashes }: EjectedModule, theirs: string): string | null {
  return base ?? (baseHashes.has(hashOf(theirs)) ? theirs : null);
}

/** The first line with a mark of a conflict; -1: there is none. A line of `=` may be a user's own. */
function lineWithMark(text: string): number {
  return text.split("\n").findIndex((line) => /^(?:<{7}|>{7}) /.test(line));
}
