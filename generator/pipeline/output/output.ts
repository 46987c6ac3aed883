import { lockName } from "../../4-plan/lock/lock.js";
import type { OutputFile } from "../../6-print/print.js";
import type { FirstCall } from "../package.js";
import type { Emitter } from "../../5-emit/seam/emitter.js";
import type { UpToDate } from "../../cache/up-to-date.js";
import type { Inputs } from "../../cache/inputs.js";
import { hasErrors } from "../../diagnostics/diagnostic.js";
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
import type { Earlier } from "./earlier.js";
import type { OutputTarget } from "./target.js";
import type { WrittenOutput } from "./write-output.js";

export interface OutputOptions {
  /** Overwrite files that were edited by hand. */
  readonly force?: boolean | undefined;
  /** Instead of wireform's own, which are `emitters`. */
  readonly emitters?: readonly Emitter[] | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** See `GenerateOptions`. */
  readonly threads?: number | undefined;
  /** Milliseconds to wait for another run that writes to the folder; without it, 30 000. */
  readonly patience?: number | undefined;
  /**
   * Compare with what the folder was last generated from (`sinceLastRun`): without it, unless
   * `changelog: true` tells of all that changed since a version.
   */
  readonly compares?: boolean | undefined;
}

/** What a run found, and how the folder differs from it, or did before it was written. */
export interface Output extends WrittenOutput {
  /** Nothing is wrong with the documents, and the folder is as it should be now. */
  readonly ok: boolean;
  /** Of the documents and names: what `generate` says. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Operations that were left out because of an error (`partial`). */
  readonly omitted: readonly string[];
  /** How many files the package has; 0 where none could be made. */
  readonly files: number;
  /** What to write first with the package; `null` where nothing was made. */
  readonly firstCall: FirstCall | null;
  /** Every file that was read, and what wasn't found. */
  readonly inputs: Inputs;
  /** With `changelog: true`: what changed since the last release. */
  readonly findings: readonly LocatedFinding[];
  /** The versions that these lie between; `null` where there is no release to count from. */
  readonly versions: Versions | null;
  /** What changed for callers; `unknown` too where it wasn't compared (`compares`). */
  readonly sinceLastRun: SinceLastRun;
}

const nothing: Output = {
  ok: false,
  differences: null,
  faults: [],
  diagnostics: [],
  omitted: [],
  files: 0,
  firstCall: null,
  inputs: new Map(),
  findings: [],
  versions: null,
  sinceLastRun: unknownChanges,
};

/** A run that has read no document. */
export function emptyOutput({ reads }: OutputTarget): Output {
  return { ...nothing, inputs: reads };
}

/** A run that can't begin. */
export function refusedOutput(faults: readonly LocatedDiagnostic[]): Output {
  return { ...nothing, faults };
}

/** A run that could be skipped. */
export function upToDateOutput(upToDate: UpToDate): Output {
  return { ...nothing, ...upToDate, ok: true, differences: [], sinceLastRun: noChanges };
}

/** What a run has found before it writes. */
export function unwrittenOutput(
  target: OutputTarget,
  release: Release | null,
  { diagnostics, omitted, inputs, firstCall }: Generated,
): Output {
  const empty = emptyOutput(target);
  return {
    ...empty,
    diagnostics: [...diagnostics, ...(release?.diagnostics ?? [])],
    omitted,
    inputs: new Map([...empty.inputs, ...inputs]),
    findings: release?.findings ?? [],
    versions: release?.versions ?? null,
    firstCall,
  };
}

/** The complete files of a package, before its manifest, and what the next run may build on. */
export interface MadeFiles
  extends Pick<Generated, "contentHashes">, Pick<Output, "diagnostics" | "inputs"> {
  readonly files: readonly OutputFile[];
  /** For the next run to compare with. */
  readonly snapshot: Snapshot;
  /** Whether a run from the same inputs would report the same. */
  readonly isRepeatable: boolean;
}

/** `null` where errors forbid to write. */
export function filesToWrite(
  { diagnostics, inputs }: Output,
  { lock }: Earlier,
  release: Release | null,
  { files: generated, contentHashes }: Generated,
  snapshot: Snapshot,
): MadeFiles | null {
  if (generated === null || hasErrors(release?.diagnostics ?? [])) return null;
  const files = [...generated, ...(release?.files ?? [])];
  // With another lock, a run reports other things of names.
  const isRepeatable =
    files.some(({ path, text }) => path === lockName && text === lock.text) ||
    !diagnostics.some(({ code }) => code.startsWith("WF4"));
  return { files, diagnostics, inputs, contentHashes, snapshot, isRepeatable };
}

/** A run that is over. */
export function finishedOutput(
  output: Output,
  { mode }: OutputTarget,
  written: WrittenOutput & Pick<Output, "files" | "sinceLastRun">,
): Output {
  const { differences, faults } = written;
  const isDone = differences !== null && (mode === "write" || faults.length === 0);
  return { ...output, ...written, ok: isDone && !hasErrors(output.diagnostics) };
}
