import { lstatSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { decodeText } from "../1-load/text.js";
import { hashOfText, type ReadContent } from "../host/content-hash.js";
import { restoreFrames, type LocatedDiagnostic } from "../diagnostics/locate.js";
import type { Inputs } from "./inputs.js";
import { shownPath } from "../host/display-path.js";
import {
  attributesName,
  manifestName,
  parseManifest,
  pathsIn,
  type Manifest,
} from "../7-write/manifest.js";
import { oldManifestName } from "../7-write/retired.js";
import { relocated, type MadeFrom, type RunRecord } from "./run-record.js";
import { isPending } from "../7-write/staging.js";
import { contentOf, isFile } from "../7-write/existing-output.js";
import { writeCacheFiles } from "./cache-files.js";
import { readRecordText } from "./last-record.js";
import {
  hashOutput,
  joinHashes,
  printHashes,
  readHashes,
  type OutputHashes,
} from "./output-hashes.js";
import { readSeals, sealOf, seeFiles, writeSeals, type SeenFiles } from "./seals.js";

/** An output that needs no run, and what a run would report. */
export interface UpToDate {
  /** How many files the output has. */
  readonly files: number;
  readonly inputs: Inputs;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Whether an output is up to date, so that the run can be skipped: the options, all inputs, the
 * generator and all files of the output are unchanged. It compares contents, and reads none of files that
 * nobody has touched since their contents were last compared. `null` if anything differs.
 * @param config SHA-256 of the options
 * @param build `fingerprint()` of the generator
 * @param cwd the folder that diagnostics name files from
 * @param read gets the inputs that are read for it: whoever goes on needn't read them again
 */
export function findUpToDate(
  folder: string,
  config: string,
  build: string,
  cwd: string,
  read = new Map<string, ReadContent | null>(),
): UpToDate | null {
  try {
    return compare(folder, config, build, cwd, read);
  } catch (error) {
    // A file can't be read: a full run reports it.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

function compare(
  folder: string,
  config: string,
  build: string,
  cwd: string,
  read: Map<string, ReadContent | null>,
): UpToDate | null {
  const now = Date.now();
  if (!isPlainFolder(folder) || isPending(folder)) return null;
  const last = readRecordText(folder);
  if (last === null) return null;
  const { record } = last;
  if (record.config !== config || record.diagnostics === null) return null;
  if (record.build !== build || isFile(folder, oldManifestName)) return null;
  const seals = readSeals(folder, last.text);
  // Inputs are few and change most often. If one has changed, the output needn't be read.
  const inputs = sealOf(folder, Object.keys(record.inputs), now);
  if (inputs.text !== seals?.inputs && !haveSameContent(folder, record, read)) return null;
  const manifest = parseManifest(contentOf(folder, manifestName)!);
  if (manifest === null || !hasPlainFolders(folder, manifest)) return null;
  const files = pathsIn(manifest);
  const output = sealOf(folder, files, now);
  const isSealed = inputs.text === seals?.inputs && output.text === seals.output;
  if (!isSealed) {
    const known = readHashes(folder, build, manifest);
    const hashes = hashesAsWritten(folder, manifest, record, known, output);
    if (hashes === null) return null;
    writeCacheFiles(folder, { hashes: printHashes(hashes, build) });
    if (inputs.isSafe && output.isSafe)
      writeSeals(folder, last.text, { inputs: inputs.text, output: output.text });
  }
  return {
    files: files.filter((file) => file !== attributesName).length,
    inputs: new Map(
      Object.entries(record.inputs).map(([name, hash]) => [path.resolve(folder, name), hash]),
    ),
    diagnostics: diagnosticsFrom(folder, { ...record, diagnostics: record.diagnostics }, cwd),
  };
}

/** What the last run reported, with files named from another folder. */
function diagnosticsFrom(
  folder: string,
  { diagnostics, inputs }: MadeFrom & { readonly diagnostics: readonly LocatedDiagnostic[] },
  cwd: string,
): readonly LocatedDiagnostic[] {
  const fromHere = (file: string) => shownPath(path.resolve(folder, file), cwd);
  const found = relocated(diagnostics, fromHere);
  const read = new Set(Object.keys(inputs).map(fromHere));
  return restoreFrames(found, (file) =>
    read.has(file) ? decodeText(readFileSync(path.resolve(cwd, file))).text : undefined,
  );
}

/** Whether all inputs have the content that they had. */
function haveSameContent(
  folder: string,
  { inputs }: MadeFrom,
  read: Map<string, ReadContent | null>,
): boolean {
  return Object.entries(inputs).every(([name, hash]) => {
    const file = path.resolve(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || hash === null) return stat === undefined && hash === null;
    if (!stat.isFile()) return false;
    const content = readFileSync(file);
    const now = { content, hash: hashOfText(content) };
    read.set(file, now);
    return now.hash === hash;
  });
}

/**
 * The hashes of all files of an output that has plain folders; `null` unless they are as they were written.
 * @param known those of an earlier run
 * @param seen what the disk says of them, if it was asked
 */
export function hashesAsWritten(
  folder: string,
  manifest: Manifest,
  record: Pick<RunRecord, "derived">,
  known: OutputHashes | null,
  seen: SeenFiles = seeFiles(folder, pathsIn(manifest)),
): OutputHashes | null {
  const { files, derived, finished } = manifest;
  const output = hashOutput(folder, manifest, known, seen);
  let index = 0;
  for (const [file, hashes] of files) {
    const expected = finished.get(file) ?? hashes;
    const hash = output.hashes[index++]!;
    if (hashes.size > 1 || expected.size > 1 || !expected.has(hash)) return null;
  }
  const own = new Map<string, string>();
  for (const file of derived) own.set(file, output.hashes[index++]!);
  return joinHashes(own) === record.derived ? output : null;
}

/** Whether no folder of an output is a link, behind which its files would be. */
export function hasPlainFolders(
  folder: string,
  { files, derived }: Pick<Manifest, "files" | "derived">,
): boolean {
  const folders = new Set<string>();
  const add = (file: string) => void folders.add(file.slice(0, file.lastIndexOf("/") + 1));
  for (const file of files.keys()) add(file);
  for (const file of derived) add(file);
  // Without the slash at its end: with it, a link would be followed.
  return [...folders].every((sub) => isPlainFolder(`${folder}/${sub}`.slice(0, -1)));
}

/** False for anything else, such as a link to a folder, which a full run reports. */
function isPlainFolder(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
