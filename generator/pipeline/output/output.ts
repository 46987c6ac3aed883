import path from "node:path";
import { lockName } from "../../4-plan/lock/lock.js";
import type { OutputFile } from "../../6-print/print.js";
import type { FirstCall } from "../package.js";
import type { Emitter } from "../../5-emit/seam/emitter.js";
import type { UpToDate } from "../../cache/up-to-date.js";
import type { Inputs } from "../../cache/inputs.js";
import { hasErrors } from "../../diagnostics/diagnostic.js";
import { hashOf } from "../../host/content-hash.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import type { Versions } from "../../diff/render/render-release.js";
import type { LocatedFinding } from "../../diff/verdicts/locate.js";
import {
  noChanges,
  unknownChanges,
  type SinceLastRun,
} from "../../history/comparison/since-last-run.js";
import type { Release } from "../../history/release/release.js";
import type { Snapshot } from "../../history/snapshot/snapshot.js";
import type { OnProgress } from "../client-build.js";
import type { Generated } from "../package.js";
import type { ReadFiles } from "../../host/content-hash.js";
import type { RunMemory } from "../edit/run-memory.js";
import type { Earlier } from "./earlier.js";
import type { OutputTarget } from "./target.js";
import type { WrittenOutput } from "./folder-work.js";

export interface OutputOptions {
  /** Overwrite files that were edited by hand. */
  readonly force?: boolean | undefined;
  /** Instead of wireform's own, which are `emitters`. */
  readonly emitters?: readonly Emitter[] | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** See `GenerateOptions`. */
  readonly threads?: number | undefined;
  /** Milliseconds to wait for another run that writes to the folder. By default, 30 000. */
  readonly patience?: number | undefined;
  /**
   * Whether to compare with what the folder was last generated from (`sinceLastRun`). By default
   * yes, except with `changelog: true`, which reports the changes since a version.
   */
  readonly compares?: boolean | undefined;
  /**
   * `false`: the commands of `postGenerate` don't run. The output then counts as unfinished: the next
   * run of the command runs them.
   */
  readonly postGenerate?: boolean | undefined;
  /** What these commands print; by default, it goes to stderr. */
  readonly onOutput?: ((text: string, stream: "stdout" | "stderr") => void) | undefined;
}

export interface RunOptions extends OutputOptions {
  /** What the process keeps between its runs. */
  readonly memory?: RunMemory | undefined;
  /** Files that were read just before. */
  readonly read?: ReadFiles | undefined;
}

/** The result of a run. `differences` are those before it wrote. */
export interface Output extends WrittenOutput {
  /** Whether the documents have no errors, and the folder is now as it should be. */
  readonly ok: boolean;
  /** What was found in documents and names. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Operations that have an error: `partial` leaves them out. */
  readonly omitted: readonly string[];
  /** After errors: how many operations `partial` would write; else, or if it can't help, `null`. */
  readonly withPartial: number | null;
  /** How many files the package has; 0 if none could be generated. */
  readonly files: number;
  /** An example of a first call; `null` if there is none. */
  readonly firstCall: FirstCall | null;
  /** Files of ejected modules that wireform's changes were merged into, or would be. */
  readonly merged: readonly string[];
  /** Every file that was read or is missing. */
  readonly inputs: Inputs;
  /** With `changelog: true`: what changed since the last release. */
  readonly findings: readonly LocatedFinding[];
  /** The versions before and after these changes; `null` if there is no release yet. */
  readonly versions: Versions | null;
  /** What changed for callers; also `unknown` if no comparison was wanted (`compares`). */
  readonly sinceLastRun: SinceLastRun;
}

const nothing: Output = {
  ok: false,
  differences: null,
  faults: [],
  diagnostics: [],
  omitted: [],
  withPartial: null,
  files: 0,
  firstCall: null,
  merged: [],
  inputs: new Map(),
  findings: [],
  versions: null,
  sinceLastRun: unknownChanges,
};

/** The result of a run that stopped before it read a document. */
export function emptyOutput({ reads }: OutputTarget): Output {
  return { ...nothing, inputs: reads };
}

/** The result of a run that can't begin, since its configuration has errors. */
export function refusedOutput(faults: readonly LocatedDiagnostic[]): Output {
  return { ...nothing, faults };
}

/** The result of a run that was skipped. */
export function upToDateOutput(upToDate: UpToDate): Output {
  return { ...nothing, ...upToDate, ok: true, differences: [], sinceLastRun: noChanges };
}

/** The result of a run as far as it is known before it writes. */
export function unwrittenOutput(
  target: OutputTarget,
  release: Release | null,
  { diagnostics, omitted, withPartial, inputs, firstCall, ejected }: Generated,
): Output {
  const empty = emptyOutput(target);
  return {
    ...empty,
    diagnostics: [...diagnostics, ...(release?.diagnostics ?? [])],
    omitted,
    withPartial: hasErrors(release?.diagnostics ?? []) ? null : withPartial,
    // A user's module is an input, too, with the text that it has after this run.
    inputs: new Map([
      ...empty.inputs,
      ...inputs,
      ...Array.from(
        ejected.sources,
        ([file, text]) =>
          [path.resolve(target.folder, file), text === null ? null : hashOf(text)] as const,
      ),
    ]),
    merged: [...ejected.merged.keys()],
    findings: release?.findings ?? [],
    versions: release?.versions ?? null,
    firstCall,
  };
}

/** All files of a package except its manifest, and what is kept for the next run. */
export interface MadeFiles
  extends Pick<Generated, "contentHashes" | "ejected">, Pick<Output, "diagnostics" | "inputs"> {
  readonly files: readonly OutputFile[];
  /** What the next run compares with. */
  readonly snapshot: Snapshot;
  /** Whether a run from the same inputs would report the same. */
  readonly isRepeatable: boolean;
}

/** `null` if there are errors, so that nothing may be written. */
export function filesToWrite(
  { diagnostics, inputs }: Output,
  { lock }: Earlier,
  release: Release | null,
  { files: generated, contentHashes, ejected }: Generated,
  snapshot: Snapshot,
): MadeFiles | null {
  if (generated === null || hasErrors(release?.diagnostics ?? [])) return null;
  const files = [...generated, ...(release?.files ?? [])];
  // If this run changes the lock, the next one may have other diagnostics of names (WF4...).
  const isRepeatable =
    files.find(({ path }) => path === lockName)?.text === lock.text ||
    !diagnostics.some(({ code }) => code.startsWith("WF4"));
  return { files, diagnostics, inputs, contentHashes, ejected, snapshot, isRepeatable };
}

/** The result of a finished run. */
export function finishedOutput(
  output: Output,
  { mode }: OutputTarget,
  written: WrittenOutput & Pick<Output, "files" | "sinceLastRun">,
): Output {
  const { differences, faults } = written;
  const isDone = differences !== null && (mode === "write" || faults.length === 0);
  return { ...output, ...written, ok: isDone && !hasErrors(output.diagnostics) };
}
