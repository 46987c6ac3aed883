/**
 * Tells that files are as they were when they were last compared, without reading them: by their sizes,
 * their numbers on the disk and their times, as git does. Whoever changes a file changes the time that the
 * disk keeps of that, which no program can set back.
 */
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { hashOf } from "../host/content-hash.js";
import { readCacheFile, writeCacheFiles } from "./cache-files.js";

/** What the disk says of all inputs, and of all files of an output, when they were compared. */
export interface Seals {
  readonly inputs: string;
  readonly output: string;
}

export interface Seal {
  readonly text: string;
  /**
   * Whether a change from now on shows in the files' times. Times have steps, so that a file could change
   * twice in one.
   */
  readonly isSafe: boolean;
}

/**
 * @param files by their paths from the folder
 * @param now when none of the files had been read yet, by `Date.now()`
 */
export function sealOf(folder: string, files: readonly string[], now: number): Seal {
  const facts = new Float64Array(files.length * 5);
  let isSafe = true;
  let at = 0;
  for (const file of files) {
    const stat = statSync(`${folder}/${file}`, { throwIfNoEntry: false });
    if (stat !== undefined) {
      const { dev, ino, size, mtimeMs, ctimeMs } = stat;
      facts.set([dev, ino, stat.isFile() ? size : -1, mtimeMs, ctimeMs], at);
      const last = Math.max(mtimeMs, ctimeMs);
      if (last > now - (last % 1000 === 0 ? coarseStep : fineStep)) isSafe = false;
    }
    at += 5;
  }
  return { text: createHash("sha256").update(facts).digest("hex"), isSafe };
}

/** In milliseconds, with room to spare: disks whose times are whole seconds may count by two. */
const coarseStep = 5000;
const fineStep = 50;

/** The seals of the last comparison by this record; `null` if there was none. */
export function readSeals(folder: string, record: string): Seals | null {
  try {
    const text = readCacheFile(folder, "seals");
    const seals = JSON.parse(text ?? "null") as (Seals & { readonly record: string }) | null;
    return seals?.record === hashOf(record) ? seals : null;
  } catch {
    return null;
  }
}

/** @param record the text of the record by which the files were compared */
export function writeSeals(folder: string, record: string, { inputs, output }: Seals): void {
  const seals = JSON.stringify({ record: hashOf(record), inputs, output }) + "\n";
  writeCacheFiles(folder, { seals });
}
