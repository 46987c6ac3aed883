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

export interface Seal extends SeenFiles {
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
  const seen = seeFiles(folder, files, now);
  const isSafe = unsafeIn(seen).length === 0;
  return { ...seen, text: createHash("sha256").update(seen.facts).digest("hex"), isSafe };
}

/** What the disk said of files. */
export interface SeenFiles {
  /** Of one file behind the other: zeros where there is none. */
  readonly facts: Float64Array;
  /** When none of them had been read yet. */
  readonly now: number;
}

/** What it says of a file, as numbers: the last two are times. */
const factCount = 5;

export function seeFiles(
  folder: string,
  files: readonly string[],
  now: number = Date.now(),
): SeenFiles {
  const facts = new Float64Array(files.length * factCount);
  let at = 0;
  for (const file of files) {
    const stat = statSync(`${folder}/${file}`, { throwIfNoEntry: false });
    if (stat !== undefined) {
      facts[at] = stat.dev;
      facts[at + 1] = stat.ino;
      facts[at + 2] = stat.isFile() ? stat.size : -1;
      facts[at + 3] = stat.mtimeMs;
      facts[at + 4] = stat.ctimeMs;
    }
    at += factCount;
  }
  return { facts, now };
}

/** One for each file of which the disk says the same, else zero. */
export function sameIn(facts: Float64Array, others: Float64Array): Uint8Array {
  const same = new Uint8Array(facts.length / factCount);
  for (let index = 0; index < same.length; index++) {
    const end = (index + 1) * factCount;
    let at = end - factCount;
    while (at < end && facts[at] === others[at]) at++;
    same[index] = at === end ? 1 : 0;
  }
  return same;
}

/** The files that have just changed. */
export function unsafeIn({ facts, now }: SeenFiles): readonly number[] {
  const unsafe: number[] = [];
  for (let end = factCount; end <= facts.length; end += factCount) {
    const last = Math.max(facts[end - 2]!, facts[end - 1]!);
    if (last > now - (last % 1000 === 0 ? coarseStep : fineStep)) unsafe.push(end / factCount - 1);
  }
  return unsafe;
}

/** Makes the facts of files such as no file has. */
export function withoutFacts(indexes: Iterable<number>, facts: Float64Array): Float64Array {
  const left = facts.slice();
  for (const index of indexes) left.fill(NaN, index * factCount, (index + 1) * factCount);
  return left;
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
