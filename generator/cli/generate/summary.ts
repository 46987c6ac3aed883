/** The last line of a run, for people: what was done, how long it took, and what was found. */
import type { Difference } from "../../pipeline/output/differences.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";

/** What the line ends with. */
export interface Found {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Of `performance.now()`. */
  readonly start: number;
}

/** `1 file`, `2 files`. */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** What was written, or that nothing had to be. @param shown the folder */
export function writtenLine(
  shown: string,
  differences: readonly Difference[],
  output: { readonly files: number; readonly isNew: boolean },
  found: Found,
): string {
  if (differences.length === 0) return currentLine(shown, output.files, "nothing to do: ", found);
  const counts = ["added", "changed", "removed"].flatMap((word) => {
    const count = differences.filter(({ what }) => done[what] === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const what = output.isNew ? `wrote ${countOf(output.files, "file")}` : counts.join(", ");
  return `${what} in ${shown} in ${timeSince(found.start)}${warningsOf(found)}\n`;
}

/** @param what stands before it */
export function currentLine(shown: string, files: number, what: string, found: Found): string {
  const state = `${countOf(files, "file")} ${files === 1 ? "is" : "are"} up to date in ${shown}`;
  return `${what}${state}, checked in ${timeSince(found.start)}${warningsOf(found)}\n`;
}

/** Of a check that found something, and what to run. @param isProject not of one document */
export function staleLine(
  shown: string,
  differences: readonly Difference[],
  isProject: boolean,
  found: Found,
): string {
  const isEdited = differences.some(({ what }) => what === "edited");
  const project = `wireform generate${isEdited ? " --force" : ""}`;
  const same = `the same ${isEdited ? "with --force instead of" : "without"} --check`;
  const state = `${shown} is not what would be written, checked in ${timeSince(found.start)}`;
  return `${state}${warningsOf(found)}: run ${isProject ? project : same}\n`;
}

/** Of errors, which leave a folder as it is. @param end what that means */
export function failedLine(end: string, found: Found): string {
  const errors = found.diagnostics.filter(({ severity }) => severity === "error").length;
  const time = timeSince(found.start);
  return `${countOf(errors, "error")}${warningsOf(found)} in ${time}; ${end}\n`;
}

function warningsOf({ diagnostics }: Found): string {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const ignored = warnings.filter((warning) => warning.ignored !== undefined).length;
  const told = warnings.length - ignored;
  return (
    (told === 0 ? "" : `, ${countOf(told, "warning")}`) +
    (ignored === 0 ? "" : `, ${ignored} ignored`)
  );
}

/** What follows diagnostics: where to read on, of the first error or else the first warning. */
export function afterwards(diagnostics: readonly LocatedDiagnostic[]): string {
  const told = diagnostics.filter(({ ignored }) => ignored === undefined);
  const first = told.find(({ severity }) => severity === "error") ?? told[0];
  return first === undefined ? "" : `\nwireform explain ${first.code} says more of this code\n`;
}

function timeSince(start: number): string {
  const milliseconds = performance.now() - start;
  if (milliseconds < 100) return `${Math.ceil(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
}

/** What becomes of a file that isn't as it should be, once it is written. */
export const done = {
  missing: "added",
  stale: "changed",
  edited: "changed",
  "left over": "removed",
} as const satisfies Record<Difference["what"], string>;
