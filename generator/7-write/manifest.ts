import { decodeText } from "../1-load/text.js";
import type { OutputFile } from "../6-print/print.js";
import { sideReader } from "../host/conflict-marks.js";
import { hashOf, hashOfFile } from "../host/content-hash.js";
import { version } from "../host/package-root.js";
import { isRetiredRecord, retired } from "./retired.js";
import { compareTexts } from "../host/text-order.js";

/**
 * The list of files that wireform wrote into a folder: only these are ever replaced or removed. It
 * is kept in version control, with a line for each file and nothing that changes with every run.
 * Any mix of the lines of two manifests is a valid manifest, so branches can be merged.
 */
export interface Manifest {
  /** The generator's version; several after a merge of branches. */
  readonly versions: ReadonlySet<string>;
  /** SHA-256 by path (without CR); several if merged branches both changed the file. */
  readonly files: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Paths of files that follow from the others (`dist/`). Git may ignore them, so they may be
   * missing.
   */
  readonly derived: ReadonlySet<string>;
  /**
   * Hashes of the lists of commands (`postGenerate`) that have run over these files: one, or none.
   * `begun` while they run.
   */
  readonly commands: ReadonlySet<string>;
  /** What these commands made of a file, if anything: SHA-256 by path. */
  readonly finished: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Of all files of the output but the manifest: first of those that have a hash. */
export function pathsIn({ files, derived }: Pick<Manifest, "files" | "derived">): string[] {
  return [...files.keys(), ...derived];
}

/** Commands that have run over an output, and what they made of its files. */
export interface Finish {
  /** The hash of their list; `null`: one failed. */
  readonly commands: string | null;
  /** SHA-256 of the files that they changed. */
  readonly files: ReadonlyMap<string, string>;
}

export const manifestName = "wireform.manifest";

/** A file of the output, but not of the package. */
export const attributesName = ".gitattributes";

/** Whether a file can be derived from other files of the output. */
export function isDerived(file: string): boolean {
  return file.startsWith("dist/") || isRetiredRecord(file);
}

/** For a manifest while commands run: if this run is killed, they may have changed any file. */
export const begun: Finish = { commands: "begun", files: new Map() };

/**
 * Whether wireform wrote this content. A merge of two runs' files has the content of neither, so if
 * the manifest has two hashes of a file, any content counts.
 */
export function isWritten(
  { files, derived, commands, finished }: Manifest,
  file: string,
  hash: string,
): boolean {
  if (retired.includes(file)) return true;
  if (isDerived(file)) return derived.has(file);
  const hashes = files.get(file);
  if (hashes === undefined) return false;
  if (commands.has(begun.commands!)) return true;
  return hashes.size > 1 || hashes.has(hash) || finished.get(file)?.has(hash) === true;
}

/**
 * What the same commands made of the files that will be written with the same text, in the last run:
 * they needn't run over these again.
 * @param commands the hash of their list; `null`: there are none
 */
export function finishOf(
  files: readonly OutputFile[],
  commands: string | null,
  old: Manifest | null,
): Finish | null {
  if (commands === null) return null;
  const made = new Map<string, string>();
  const isSame = old?.commands.size === 1 && old.commands.has(commands);
  if (!isSame) return { commands, files: made };
  for (const file of files) {
    const { path } = file;
    const [hash, ...others] = old.finished.get(path) ?? [];
    if (hash === undefined || others.length > 0) continue;
    const before = old.files.get(path);
    if (before?.size === 1 && before.has(hashOfFile(file))) made.set(path, hash);
  }
  return { commands, files: made };
}

const header = `\
# What wireform wrote here. Commit this file. Merging: keep the lines of both sides, in any order.
# A line: SHA-256 and path; "-" in place of it where a file follows from the others.
`;

/** The text of the manifest of these files. */
export function printManifest(files: readonly OutputFile[], finish: Finish | null = null): string {
  const entries = files.map(
    (file) => [file.path, isDerived(file.path) ? null : hashOfFile(file)] as const,
  );
  return printEntries(entries, finishLines(finish ?? { commands: null, files: new Map() }));
}

/**
 * A manifest, and its text, of an output in which some files have another text.
 * @param printed its text, as `printManifest` and `manifestText` give it
 */
export function editedManifest(
  manifest: Manifest,
  printed: string,
  edited: ReadonlyMap<string, string>,
): { readonly manifest: Manifest; readonly text: string } {
  const files = new Map(manifest.files);
  let text = printed;
  for (const [path, content] of edited) {
    const before = manifest.files.get(path);
    if (before === undefined) continue;
    const hash = hashOf(content);
    files.set(path, new Set([hash]));
    // There are thousands of other lines, which stay.
    for (const old of before)
      text = text.replace(`\n${old} ${path}\n`, () => `\n${hash} ${path}\n`);
  }
  return { manifest: { ...manifest, files }, text };
}

/** The text of a manifest with all that it says: also several hashes of a file. */
export function manifestText({ versions, files, derived, commands, finished }: Manifest): string {
  const lines = (kept: ReadonlyMap<string, ReadonlySet<string>>) =>
    Array.from(kept).flatMap(([path, hashes]) => [...hashes].map((hash) => [path, hash] as const));
  const unhashed = Array.from(derived, (path) => [path, null] as const);
  return printEntries(
    [...lines(files), ...unhashed],
    { commands, files: lines(finished) },
    versions,
  );
}

type Entry<Hash> = readonly [path: string, hash: Hash];

/** What commands did, as lines of a manifest. */
interface FinishLines {
  readonly commands: Iterable<string>;
  readonly files: Iterable<Entry<string>>;
}

function finishLines({ commands, files }: Finish): FinishLines {
  return { commands: commands === null ? [] : [commands], files };
}

/** @param entries paths, with the hash of what doesn't follow from other files */
function printEntries(
  entries: Iterable<Entry<string | null>>,
  { commands, files }: FinishLines,
  versions: Iterable<string> = [version],
): string {
  const sorted = <T>(pairs: Iterable<Entry<T>>) =>
    [...pairs].toSorted(([a], [b]) => compareTexts(a, b));
  const lines = [
    ...Array.from(versions, (one) => `wireform ${one}\n`),
    ...sorted(entries).map(([path, hash]) => `${hash ?? "-"} ${path}\n`),
    ...Array.from(commands, (hash) => `commands ${hash}\n`),
    ...sorted(files).map(([path, hash]) => `finished ${hash} ${path}\n`),
  ];
  return header + lines.join("");
}

/**
 * Reads a manifest, also one that a merge left in conflict: the lines of both sides count.
 * `null` if it is damaged, or no manifest.
 */
export function parseManifest(content: Uint8Array): Manifest | null {
  const { text, error } = decodeText(content);
  if (error !== null) return null;
  const found = new Entries();
  const isContent = sideReader();
  for (const line of text.split(/\r?\n/)) {
    if (!isContent(line) || line === "" || line.startsWith("#")) continue;
    const blank = line.indexOf(" ");
    if (blank < 1 || blank === line.length - 1) return null;
    const first = line.slice(0, blank);
    const rest = line.slice(blank + 1);
    if (first === "wireform") found.versions.add(rest);
    else if (first === "commands") found.commands.add(rest);
    else if (first === "finished") found.addFinished(rest.slice(65), rest.slice(0, 64));
    else if (first === "-") found.addDerived(rest);
    else if (isHash(first)) found.addFile(rest, first);
    else return null;
  }
  return found.versions.size === 0 ? null : found;
}

/** A manifest that is read line by line. */
export class Entries implements Manifest {
  readonly versions = new Set<string>();
  readonly files = new Map<string, Set<string>>();
  readonly derived = new Set<string>();
  readonly commands = new Set<string>();
  readonly finished = new Map<string, Set<string>>();

  addFile(path: string, hash: string): void {
    if (isOwnPath(path)) this.files.set(path, (this.files.get(path) ?? new Set()).add(hash));
  }

  addDerived(path: string): void {
    if (isOwnPath(path)) this.derived.add(path);
  }

  addFinished(path: string, hash: string): void {
    if (!isHash(hash) || !isOwnPath(path)) return;
    this.finished.set(path, (this.finished.get(path) ?? new Set()).add(hash));
  }

  addAll({ versions, files, derived, commands, finished }: Manifest): void {
    for (const version of versions) this.versions.add(version);
    for (const hash of commands) this.commands.add(hash);
    for (const [path, hashes] of finished) for (const hash of hashes) this.addFinished(path, hash);
    for (const [path, hashes] of files) for (const hash of hashes) this.addFile(path, hash);
    for (const path of derived) this.addDerived(path);
  }
}

export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Whether a path is safe. An edited manifest could name a file outside of the folder. */
export function isOwnPath(path: string): boolean {
  return path !== manifestName && path.length < 1024 && !foreign.test(path);
}

/** An empty segment, `.` or `..`; a backslash or a control character. */
const foreign = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\u0000-\u001f\u007f-\u009f]/;
