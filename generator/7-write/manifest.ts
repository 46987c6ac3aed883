import { decodeText } from "../1-load/text.js";
import type { OutputFile } from "../6-print/print.js";
import { sideReader } from "../host/conflict-marks.js";
import { hashOf } from "../host/content-hash.js";
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
}

export const manifestName = "wireform.manifest";

/** A file of the output, but not of the package. */
export const attributesName = ".gitattributes";

/** Whether a file can be derived from other files of the output. */
export function isDerived(file: string): boolean {
  return file.startsWith("dist/") || isRetiredRecord(file);
}

/**
 * Whether wireform wrote this content. A merge of two runs' files has the content of neither, so if
 * the manifest has two hashes of a file, any content counts.
 */
export function isWritten({ files, derived }: Manifest, file: string, hash: string): boolean {
  if (retired.includes(file)) return true;
  if (isDerived(file)) return derived.has(file);
  const hashes = files.get(file);
  return hashes !== undefined && (hashes.size > 1 || hashes.has(hash));
}

const header = `\
# What wireform wrote here. Commit this file. Merging: keep the lines of both sides, in any order.
# A line: SHA-256 and path; "-" in place of it where a file follows from the others.
`;

/** The text of the manifest of these files. */
export function printManifest(files: readonly OutputFile[]): string {
  return printEntries(
    files.map(({ path, text }) => [path, isDerived(path) ? null : hashOf(text)] as const),
  );
}

/** The manifest of an output in which some files have another text. */
export function editedManifest(manifest: Manifest, edited: ReadonlyMap<string, string>): Manifest {
  const files = new Map(manifest.files);
  for (const [path, text] of edited) if (files.has(path)) files.set(path, new Set([hashOf(text)]));
  return { ...manifest, files };
}

/** The text of a manifest in which each file has one hash. */
export function manifestText({ files, derived }: Manifest): string {
  const hashed = Array.from(files, ([path, [hash]]) => [path, hash!] as const);
  return printEntries([...hashed, ...Array.from(derived, (path) => [path, null] as const)]);
}

/** @param entries paths, with the hash of what doesn't follow from other files */
function printEntries(entries: readonly (readonly [path: string, hash: string | null])[]): string {
  const lines = entries
    .toSorted(([a], [b]) => compareTexts(a, b))
    .map(([path, hash]) => `${hash ?? "-"} ${path}\n`);
  return `${header}wireform ${version}\n${lines.join("")}`;
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

  addFile(path: string, hash: string): void {
    if (isOwnPath(path)) this.files.set(path, (this.files.get(path) ?? new Set()).add(hash));
  }

  addDerived(path: string): void {
    if (isOwnPath(path)) this.derived.add(path);
  }

  addAll({ versions, files, derived }: Manifest): void {
    for (const version of versions) this.versions.add(version);
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
