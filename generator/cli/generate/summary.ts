/** The last line of a run, for people: what was done, how long it took, and what was found. */
import type { Difference } from "../../pipeline/output/differences.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { clock } from "../../host/clock.js";

/** The counts and the time at the end of the line. */
export interface Found {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** When the run began, by `clock()`. */
  readonly start: number;
}

/** `1 file`, `2 files`. */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * What was written, or that nothing changed.
 * @param displayPath the folder's name in messages
 */
export function writtenLine(
  displayPath: string,
  differences: readonly Difference[],
  output: { readonly files: number; readonly isNew: boolean },
  found: Found,
): string {
  if (differences.length === 0)
    return upToDateLine(displayPath, output.files, "nothing to do: ", found);
  const counts = ["added", "changed", "removed"].flatMap((word) => {
    const count = differences.filter(({ what }) => writtenAs[what] === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const what = output.isNew ? `wrote ${countOf(output.files, "file")}` : counts.join(", ");
  return `${what} in ${displayPath} in ${timeSince(found.start)}${warningsOf(found)}\n`;
}

/** @param what the text before it */
export function upToDateLine(
  displayPath: string,
  files: number,
  what: string,
  found: Found,
): string {
  const state = `${countOf(files, "file")} ${files === 1 ? "is" : "are"} up to date in ${displayPath}`;
  return `${what}${state}, checked in ${timeSince(found.start)}${warningsOf(found)}\n`;
}

/**
 * For a check that found differences, with the command to run.
 * @param isProject whether `wireform.yaml` says what is written
 */
export function staleLine(
  displayPath: string,
  differences: readonly Difference[],
  isProject: boolean,
  found: Found,
): string {
  const isEdited = differences.some(({ what }) => what === "edited");
  const project = `wireform generate${isEdited ? " --force" : ""}`;
  const same = `the same ${isEdited ? "with --force instead of" : "without"} --check`;
  const command = `run ${isProject ? project : same}`;
  // Whoever runs it at once loses the edits.
  const advice = isEdited
    ? `move your edits elsewhere, then ${command}, which overwrites them`
    : command;
  const state = `${displayPath} is out of date, checked in ${timeSince(found.start)}`;
  return `${state}${warningsOf(found)}: ${advice}\n`;
}

/** For a user's module of the runtime. @param mode whether it was written */
export function mergedLine(file: string, mode: "write" | "check" | "dry-run"): string {
  const verb = mode === "write" ? "merged" : "would merge";
  return `${verb} this version's changes into ${file}, which is yours\n`;
}

/**
 * For a run with errors.
 * @param end what happened to the folder
 */
export function failedLine(end: string, found: Found): string {
  return `${faultsOf(found)} in ${timeSince(found.start)}; ${end}\n`;
}

/** For a run that only reads. @param limit what makes it fail besides */
export function lintedLine(found: Found, limit: string): string {
  return `${faultsOf(found)}${limit}, checked in ${timeSince(found.start)}\n`;
}

/** `2 errors, 1 warning` */
function faultsOf(found: Found): string {
  const errors = found.diagnostics.filter(({ severity }) => severity === "error").length;
  return `${countOf(errors, "error")}${warningsOf(found)}`;
}

function warningsOf({ diagnostics }: Found): string {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const ignored = warnings.filter((warning) => warning.ignored !== undefined).length;
  const shown = warnings.length - ignored;
  return (
    (shown === 0 ? "" : `, ${countOf(shown, "warning")}`) +
    (ignored === 0 ? "" : `, ${ignored} ignored`)
  );
}

/** Follows the diagnostics: where to read more about them. */
export function explainHint(diagnostics: readonly LocatedDiagnostic[]): string {
  const shown = diagnostics.filter(({ ignored }) => ignored === undefined);
  const [code, ...others] = new Set(shown.map((one) => one.code));
  if (code === undefined) return "";
  const what = others.length === 0 ? `${code} says more of this code` : "CODE says more of each";
  return `\nwireform explain ${what}\n`;
}

function timeSince(start: number): string {
  const milliseconds = clock() - start;
  if (milliseconds < 100) return `${Math.ceil(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
}

/** What writing does to a file that differs, in the past tense. */
export const writtenAs = {
  missing: "added",
  stale: "changed",
  edited: "changed",
  "left over": "removed",
} as const satisfies Record<Difference["what"], string>;
