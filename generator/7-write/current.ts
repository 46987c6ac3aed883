import { createHash } from "node:crypto";
import { lstatSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { decodeText } from "../1-load/text.js";
import { hashOfText } from "../content-hash.js";
import { restoreFrames, type LocatedDiagnostic } from "../diagnostics/locate.js";
import { fingerprint } from "../fingerprint.js";
import { version } from "../package-root.js";
import type { Reads } from "../reads.js";
import { shownPath } from "../shown-path.js";
import { manifestName, parseManifest, type Manifest } from "./manifest.js";
import { addFile, isForNextRun, relocated, type RunRecord } from "./run-record.js";
import { isPending } from "./staging.js";
import { contentOf, makeReader, readRecord } from "./standing.js";

/** An output that is what a run would write, and what that run would say. */
export interface Current {
  /** How many there are. */
  readonly files: number;
  readonly inputs: Reads;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Whether a run can be spared: the options, every file that was read, the generator and every file
 * of the output are what they were. It compares contents, not times; `null` where anything differs.
 * @param config SHA-256 of the command's options
 * @param cwd the folder that diagnostics name files from
 */
export function findCurrent(folder: string, config: string, cwd: string): Current | null {
  try {
    return compare(folder, config, cwd);
  } catch (error) {
    // What can't be read, a whole run tells of.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

function compare(folder: string, config: string, cwd: string): Current | null {
  if (!isPlainFolder(folder) || isPending(folder)) return null;
  const content = contentOf(folder, manifestName);
  const manifest = content && parseManifest(content);
  if (manifest?.wireform !== version || manifest.config !== config) return null;
  const record = readRecord(folder, manifest);
  if (record?.manifest !== hashOfText(content!) || record.diagnostics === null) return null;
  if (record.build !== fingerprint()) return null;
  const inputs = readInputs(folder, manifest);
  if (inputs === null || !standsAsWritten(folder, manifest, record)) return null;
  const fromHere = (file: string) => shownPath(path.resolve(folder, file), cwd);
  const packed = manifest.derived.filter((file) => !isForNextRun(file));
  const textOf = (file: string) => {
    const content = inputs.get(path.resolve(cwd, file));
    return content && decodeText(content).text;
  };
  return {
    files: Object.keys(manifest.files).length + packed.length,
    inputs: new Map(
      Object.entries(manifest.inputs).map(([name, hash]) => [path.resolve(folder, name), hash]),
    ),
    diagnostics: restoreFrames(relocated(record.diagnostics, fromHere), textOf),
  };
}

/** The inputs by absolute path; `null` where one has changed. */
function readInputs(folder: string, manifest: Manifest): ReadonlyMap<string, Buffer> | null {
  const inputs = new Map<string, Buffer>();
  for (const [name, hash] of Object.entries(manifest.inputs)) {
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
  const { files, derived } = manifest;
  const folders = new Set([...Object.keys(files), ...derived].map((file) => path.dirname(file)));
  for (const sub of folders) if (!isPlainFolder(path.join(folder, sub))) return false;
  const read = makeReader(folder);
  for (const [file, hash] of Object.entries(files)) {
    if (hashOfText(read(file)) !== hash) return false;
  }
  const hash = createHash("sha256");
  for (const file of derived) {
    if (!isForNextRun(file)) addFile(hash, file, read(file));
  }
  return hash.digest("hex") === record.derived;
}

/** What is no folder, or a link to one, is for a whole run to tell of. */
function isPlainFolder(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
