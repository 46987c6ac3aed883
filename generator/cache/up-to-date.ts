import { createHash } from "node:crypto";
import { lstatSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { decodeText } from "../1-load/text.js";
import { hashOfText } from "../host/content-hash.js";
import { restoreFrames, type LocatedDiagnostic } from "../diagnostics/locate.js";
import type { Inputs } from "./inputs.js";
import { shownPath } from "../host/display-path.js";
import { attributesName, manifestName, parseManifest, type Manifest } from "../7-write/manifest.js";
import { oldManifestName } from "../7-write/retired.js";
import { addFile, relocated, type MadeFrom, type RunRecord } from "./run-record.js";
import { isPending } from "../7-write/staging.js";
import { contentOf, isFile, makeReader } from "../7-write/existing-output.js";
import { readRecord } from "./last-record.js";

/** An output that needs no run, and what a run would report. */
export interface UpToDate {
  /** How many files the output has. */
  readonly files: number;
  readonly inputs: Inputs;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Whether an output is up to date, so that the run can be skipped: the options, all inputs, the
 * generator and all files of the output are unchanged. It compares contents, never times. `null` if
 * anything differs.
 * @param config SHA-256 of the options
 * @param build `fingerprint()` of the generator
 * @param cwd the folder that diagnostics name files from
 */
export function findUpToDate(
  folder: string,
  config: string,
  build: string,
  cwd: string,
): UpToDate | null {
  try {
    return compare(folder, config, build, cwd);
  } catch (error) {
    // A file can't be read: a full run reports it.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

function compare(folder: string, config: string, build: string, cwd: string): UpToDate | null {
  if (!isPlainFolder(folder) || isPending(folder)) return null;
  const record = readRecord(folder);
  if (record?.config !== config || record.diagnostics === null) return null;
  if (record.build !== build || isFile(folder, oldManifestName)) return null;
  // Inputs are few and change most often. If one has changed, the output needn't be read.
  const inputs = readInputs(folder, record);
  if (inputs === null) return null;
  const manifest = parseManifest(contentOf(folder, manifestName)!);
  if (manifest === null || !standsAsWritten(folder, manifest, record)) return null;
  const fromHere = (file: string) => shownPath(path.resolve(folder, file), cwd);
  const linesOf = (file: string) => {
    const content = inputs.get(path.resolve(cwd, file));
    return content && { text: decodeText(content).text };
  };
  const files = [...manifest.files.keys(), ...manifest.derived];
  return {
    files: files.filter((file) => file !== attributesName).length,
    inputs: new Map(
      Object.entries(record.inputs).map(([name, hash]) => [path.resolve(folder, name), hash]),
    ),
    diagnostics: restoreFrames(relocated(record.diagnostics, fromHere), linesOf),
  };
}

/** The contents of the inputs by absolute path; `null` if one has changed. */
function readInputs(folder: string, origin: MadeFrom): ReadonlyMap<string, Buffer> | null {
  const inputs = new Map<string, Buffer>();
  for (const [name, hash] of Object.entries(origin.inputs)) {
    const file = path.resolve(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (hash === null && stat === undefined) continue;
    if (hash === null || stat?.isFile() !== true) return null;
    const content = readFileSync(file);
    if (hashOfText(content) !== hash) return null;
    inputs.set(file, content);
  }
  return inputs;
}

function standsAsWritten(folder: string, manifest: Manifest, record: RunRecord): boolean {
  return derivedAfter(folder, manifest, record, new Map()) !== null;
}

/**
 * The hash of all derived files with an edit; `null` unless all files are as they were written.
 * @param edited the files that will have another text
 */
export function derivedAfter(
  folder: string,
  { files, derived }: Manifest,
  record: Pick<RunRecord, "derived">,
  edited: ReadonlyMap<string, string>,
): string | null {
  const folders = new Set([...files.keys(), ...derived].map((file) => path.dirname(file)));
  for (const sub of folders) if (!isPlainFolder(path.join(folder, sub))) return null;
  const read = makeReader(folder);
  for (const [file, hashes] of files) {
    if (hashes.size > 1 || !hashes.has(hashOfText(read(file)))) return null;
  }
  const [before, after] = [createHash("sha256"), createHash("sha256")];
  for (const file of [...derived].toSorted()) {
    const content = read(file);
    const text = edited.get(file);
    addFile(before, file, content);
    if (edited.size > 0) addFile(after, file, text === undefined ? content : Buffer.from(text));
  }
  if (before.digest("hex") !== record.derived) return null;
  return edited.size === 0 ? record.derived : after.digest("hex");
}

/** False for anything else, such as a link to a folder, which a full run reports. */
function isPlainFolder(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
