import { mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Changes } from "./changes.js";
import { manifestName } from "./manifest.js";

/**
 * Brings a folder to what was printed: everything is staged beside it first, so that a full disk
 * or a missing permission leaves the folder as it was; then files are moved to their places, the
 * manifest last. Files that are right already are not touched.
 */
export async function write(folder: string, changes: Changes): Promise<void> {
  const staging = `${folder}.wireform-${process.pid}`;
  const files = [...changes.added, ...changes.changed];
  if (files.length === 0 && changes.removed.length === 0) return;
  await removeStaleStaging(folder);
  const folders = new Set(files.map((file) => path.dirname(file.path)));
  try {
    for (const sub of folders) await mkdir(path.join(staging, sub), { recursive: true });
    for (const file of files) await writeFile(path.join(staging, file.path), file.text);
    for (const sub of folders) await mkdir(path.join(folder, sub), { recursive: true });
    for (const file of manifestLast(files))
      await rename(path.join(staging, file.path), path.join(folder, file.path));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  for (const file of changes.removed) await removeFile(folder, file);
}

/** What runs that were killed have left beside the folder. */
async function removeStaleStaging(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  const prefix = `${path.basename(folder)}.wireform-`;
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isDirectory() || !entry.name.startsWith(prefix)) continue;
    const pid = entry.name.slice(prefix.length);
    if (!/^[1-9]\d{0,9}$/.test(pid) || isAlive(Number(pid))) continue;
    await rm(path.join(parent, entry.name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function manifestLast<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  return files.toSorted(
    (a, b) => Number(a.path === manifestName) - Number(b.path === manifestName),
  );
}

/** Removes a file of ours, and the folders that it leaves empty. */
async function removeFile(folder: string, file: string): Promise<void> {
  await rm(path.join(folder, file), { force: true });
  for (let sub = path.dirname(file); sub !== "."; sub = path.dirname(sub))
    try {
      await rmdir(path.join(folder, sub));
    } catch {
      return;
    }
}
