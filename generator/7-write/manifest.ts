import { decodeText } from "../1-load/text.js";
import type { OutputFile } from "../6-print/print.js";
import { sideReader } from "../host/conflict-marks.js";
import { hashOf } from "../host/content-hash.js";
import { version } from "../host/package-root.js";
import { isRetiredRecord, retired } from "./retired.js";
import { compareTexts } from "../host/text-order.js";

/**
 * What wireform wrote into a folder. Only its files are ever replaced or removed. It is kept in
 * version control, has a line for each file, and nothing that changes with every run: any mix of the
 * lines of two manifests is a manifest, so branches can be merged.
 */
export interface Manifest {
  /** The generator's version; several where branches were merged. */
  readonly versions: ReadonlySet<string>;
  /** SHA-256 by path, without line ends; several where branches were merged that both changed it. */
  readonly files: ReadonlyMap<string, ReadonlySet<string>>;
  /** What follows from these and no history needs: may be missing. */
  readonly derived: ReadonlySet<string>;
}

export const manifestName = "wireform.manifest";

/** Beside the manifest, but no part of the package. */
export const attributesName = ".gitattributes";

/** Whether a file follows from others of the output. */
export function isDerived(file: string): boolean {
  return file.startsWith("dist/") || isRetiredRecord(file);
}

/**
 * Whether a file with this content is what was written. A merge of what two runs have written has
 * the content of neither: it counts as theirs.
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
  const lines = files
    .toSorted((a, b) => compareTexts(a.path, b.path))
    .map(({ path, text }) => `${isDerived(path) ? "-" : hashOf(text)} ${path}\n`);
  return `${header}wireform ${version}\n${lines.join("")}`;
}

/**
 * Reads a manifest, also one that a merge left in conflict: the lines of both sides count.
 * `null` where it is none: damaged, or not ours.
 */
export function parseManifest(content: Uint8Array): Manifest | null {
  const { text, error } = decodeText(content);
  if (error !== null) return null;
  const found = new Entries();
  const isSaid = sideReader();
  for (const line of text.split(/\r?\n/)) {
    if (!isSaid(line) || line === "" || line.startsWith("#")) continue;
    const [, first = "", rest = ""] = /^(\S+) (.+)$/.exec(line) ?? [];
    if (first === "wireform") found.versions.add(rest);
    else if (first === "-") found.addDerived(rest);
    else if (isHash(first)) found.addFile(rest, first);
    else return null;
  }
  return found.versions.size === 0 ? null : found;
}

/** Lines that are collected. */
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

/** A manifest may be edited: a path that leads elsewhere, or that we never write, is not believed. */
export function isOwnPath(path: string): boolean {
  return path !== manifestName && path.length < 1024 && !foreign.test(path);
}

/** An empty segment, `.` or `..`; a backslash or a control character. */
const foreign = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\u0000-\u001f\u007f-\u009f]/;
