import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { lockName } from "../4-plan/lock.js";
import type { OutputFile } from "../6-print/print.js";
import {
  hashOf,
  isDerived,
  manifestName,
  manifestOf,
  parseManifest,
  printManifest,
  type Manifest,
} from "./manifest.js";

/** What separates a folder from what would be written there. */
export interface Changes {
  readonly added: readonly OutputFile[];
  readonly changed: readonly OutputFile[];
  /** Files of an earlier run that no longer belong to the output. */
  readonly removed: readonly string[];
  /** Files of ours whose content isn't what was written: somebody edited them. */
  readonly edited: readonly string[];
}

/** Compares a folder with the files of a run, its manifest included. */
export async function findChanges(
  folder: string,
  output: readonly OutputFile[],
  version: string,
): Promise<Changes> {
  const old = parseManifest((await contentOf(folder, manifestName))?.toString("utf8") ?? "");
  const manifest = { path: manifestName, text: printManifest(manifestOf(output, version)) };
  const added: OutputFile[] = [];
  const changed: OutputFile[] = [];
  const edited: string[] = [];
  for (const file of [...output, manifest]) {
    const content = await contentOf(folder, file.path);
    if (content === null) added.push(file);
    else if (content.toString("utf8") !== file.text) {
      changed.push(file);
      if (!isShared(file.path) && isEdited(file.path, content, old)) edited.push(file.path);
    }
  }
  const current = new Set(output.map((file) => file.path));
  const removed: string[] = [];
  for (const file of old === null ? [] : [...Object.keys(old.files), ...old.derived]) {
    if (current.has(file) || !(await isFile(path.join(folder, file)))) continue;
    const content = await contentOf(folder, file);
    if (content === null) continue;
    removed.push(file);
    if (isEdited(file, content, old)) edited.push(file);
  }
  return { added, changed, removed, edited };
}

/** Files that people merge, and that every run writes anew: an edit of them isn't lost work. */
function isShared(file: string): boolean {
  return file === manifestName || file === lockName;
}

/** A file that stands where we write, and isn't what we wrote there. */
function isEdited(file: string, content: Buffer, old: Manifest | null): boolean {
  if (old === null) return true;
  return isDerived(file) ? !old.derived.includes(file) : old.files[file] !== hashOf(content);
}

/** A manifest may be edited, and name what we never wrote: a folder, a pipe. */
async function isFile(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile();
  } catch {
    return false;
  }
}

async function contentOf(folder: string, file: string): Promise<Buffer | null> {
  try {
    return await readFile(path.join(folder, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}
