import path from "node:path";
import type { OutputFile } from "../6-print/print.js";
import { hashOf } from "../content-hash.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import type { Reads } from "../reads.js";
import { withSlashes } from "../shown-path.js";
import { isDerived, manifestName, printManifest, type Origin } from "./manifest.js";
import { documentsNames, hashFiles, printRecord, recordNames, relocated } from "./run-record.js";

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
  /** What the next run compares its documents with; `null`: nothing. */
  readonly documents: string | null;
}

/** All files of an output: what was made, the manifest, and what is for the next run. */
export function completeOutput(made: Made): readonly OutputFile[] {
  const { files, origin, build, diagnostics, seals, isSettled, documents, cwd, folder } = made;
  const derived = files.filter(({ path }) => isDerived(path));
  const place = derived.length > 0 ? 0 : 1;
  const record = recordNames[place];
  const kept = documents === null ? [] : [{ path: documentsNames[place], text: documents }];
  const manifest = printManifest({
    ...origin,
    files: Object.fromEntries(
      files.filter(({ path }) => !isDerived(path)).map(({ path, text }) => [path, hashOf(text)]),
    ),
    derived: [...[...derived, ...kept].map(({ path }) => path), record].toSorted(),
  });
  const fromOutput = (file: string) => withSlashes(path.relative(folder, path.resolve(cwd, file)));
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const text = printRecord({
    build,
    manifest: hashOf(manifest),
    derived: hashFiles(derived),
    diagnostics: failed || !isSettled ? null : relocated(diagnostics, fromOutput),
    seals: Object.fromEntries(seals),
  });
  return [...files, ...kept, { path: record, text }, { path: manifestName, text: manifest }];
}

/** Names what was read from the output folder, whatever the machine. What lies in it is no input. */
export function inputsOf(folder: string, reads: Reads): Origin["inputs"] {
  const inputs: Record<string, string | null> = {};
  for (const [file, hash] of reads) {
    const relative = withSlashes(path.relative(folder, file));
    if (relative.startsWith("../")) inputs[relative] = hash;
  }
  return inputs;
}
