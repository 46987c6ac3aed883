import path from "node:path";
import type { OutputFile } from "../6-print/print.js";
import { hashOf } from "../host/content-hash.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import { version } from "../host/package-root.js";
import type { Inputs } from "../cache/inputs.js";
import { withSlashes } from "../host/display-path.js";
import { isDerived, manifestName, printManifest } from "./manifest.js";
import { hashFiles, printRecord, relocated, type Origin } from "../cache/run-record.js";

/** What a run has to say of the files that it made. */
export interface Made {
  readonly files: readonly OutputFile[];
  readonly origin: Origin;
  readonly build: string;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** The folder that these name files from, and that of the output: absolute. */
  readonly cwd: string;
  readonly folder: string;
  readonly seals: ReadonlyMap<string, string>;
  /** Whether the next run, from the same documents, would tell the same. */
  readonly isSettled: boolean;
}

/** What becomes of a run. */
export interface Complete {
  /** All files of the output: what was made, and the manifest. */
  readonly files: readonly OutputFile[];
  /** The text of what the run leaves for the next one. */
  readonly record: string;
}

export function completeOutput(made: Made): Complete {
  const { files, origin, build, diagnostics, seals, isSettled, cwd, folder } = made;
  const derived = files
    .filter(({ path }) => isDerived(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const others = files.filter(({ path }) => !isDerived(path));
  const manifest = printManifest(
    version,
    new Map(others.map(({ path, text }) => [path, hashOf(text)])),
    derived.map(({ path }) => path),
  );
  const fromOutput = (file: string) => withSlashes(path.relative(folder, path.resolve(cwd, file)));
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const record = printRecord({
    build,
    ...origin,
    manifest: hashOf(manifest),
    derived: hashFiles(derived),
    diagnostics: failed || !isSettled ? null : relocated(diagnostics, fromOutput),
    seals: Object.fromEntries(seals),
  });
  return { files: [...files, { path: manifestName, text: manifest }], record };
}

/** Names what was read from the output folder, whatever the machine. What lies in it is no input. */
export function inputsOf(folder: string, reads: Inputs): Origin["inputs"] {
  const inputs: Record<string, string | null> = {};
  for (const [file, hash] of reads) {
    const relative = withSlashes(path.relative(folder, file));
    if (relative.startsWith("../")) inputs[relative] = hash;
  }
  return inputs;
}
