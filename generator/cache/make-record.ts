import path from "node:path";
import { isDerived } from "../7-write/manifest.js";
import type { OutputFile } from "../6-print/print.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import { hashOf, hashOfFile } from "../host/content-hash.js";
import { withSlashes } from "../host/display-path.js";
import type { Inputs } from "./inputs.js";
import { joinHashes } from "./output-hashes.js";
import { printRecord, relocated, type MadeFrom } from "./run-record.js";

/** What the record of a run is made from. */
export interface FinishedRun {
  /** `fingerprint()` of the generator. */
  readonly build: string;
  readonly files: readonly OutputFile[];
  /** The text of the manifest that is written with these files. */
  readonly manifest: string;
  readonly origin: MadeFrom;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** The folder from which `diagnostics` name files: absolute. */
  readonly cwd: string;
  /** The output folder: absolute. */
  readonly folder: string;
  readonly contentHashes: ReadonlyMap<string, string>;
  /** The hash of the derived files, if commands may have changed them. */
  readonly derived?: string;
  /** Whether a run from the same inputs would report the same. */
  readonly isRepeatable: boolean;
}

/** The text of the record that a run leaves for the next one: see `RunRecord`. */
export function makeRecord(run: FinishedRun): string {
  const { build, files, manifest, origin, diagnostics, cwd, folder, contentHashes, isRepeatable } =
    run;
  const fromOutput = (file: string) => withSlashes(path.relative(folder, path.resolve(cwd, file)));
  const isKept = isRepeatable && !hasErrors(diagnostics);
  return printRecord({
    build,
    ...origin,
    manifest: hashOf(manifest),
    derived: run.derived ?? hashOfDerived(files),
    diagnostics: isKept ? relocated(diagnostics, fromOutput) : null,
    contentHashes: Object.fromEntries(contentHashes),
  });
}

/**
 * Inputs by path relative to the output folder, the same on every machine. Files in the output
 * folder are no inputs, except those of users.
 */
export function inputsFrom(
  folder: string,
  inputs: Inputs,
  users: Pick<ReadonlySet<string>, "has">,
): MadeFrom["inputs"] {
  const named: Record<string, string | null> = {};
  for (const [file, hash] of inputs) {
    const relative = withSlashes(path.relative(folder, file));
    if (relative.startsWith("../") || users.has(relative)) named[relative] = hash;
  }
  return named;
}

/** The hash of the derived files as they were printed. */
function hashOfDerived(files: readonly OutputFile[]): string {
  const derived = new Map<string, string>();
  for (const file of files) if (isDerived(file.path)) derived.set(file.path, hashOfFile(file));
  return joinHashes(derived);
}
