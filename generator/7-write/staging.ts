import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { hashOf } from "../host/content-hash.js";
import { siblingPath } from "./sibling-path.js";
import type { Disk } from "./disk.js";
import { isOwnPath, manifestName } from "./manifest.js";
import { contentOf } from "./existing-output.js";

/**
 * Where a run prepares the files that it writes, next to the output folder. If the run is killed,
 * the next one sees from these files how far it got.
 */
export function stagingOf(folder: string) {
  const root = siblingPath(folder, ".wireform-staging");
  const at = (name: string) => path.join(root, name);
  return { root, made: at("new"), old: at("old"), journal: at("journal.json") };
}

/** What has to be done when files are moved to their places one by one. */
export interface Journal {
  /** SHA-256 of each file before it is replaced or removed; `null` if there was none. */
  readonly stood: Readonly<Record<string, string | null>>;
  readonly removed: readonly string[];
}

/** Whether a run was killed while it wrote. */
export function isPending(folder: string): boolean {
  return existsSync(stagingOf(folder).root);
}

/** Finishes what a killed run has begun if there is a journal, and undoes it otherwise. */
export function recover(folder: string, disk: Disk): void {
  const { root, old } = stagingOf(folder);
  if (!existsSync(root)) return;
  const journal = readJournal(folder);
  if (journal !== null) finish(folder, journal, disk);
  else if (!existsSync(folder) && existsSync(old)) disk.rename(old, folder);
  disk.remove(root);
}

/**
 * Moves staged files to their places, the manifest last. It can be repeated if it is interrupted.
 */
export function finish(folder: string, { stood, removed }: Journal, disk: Disk): void {
  const { made } = stagingOf(folder);
  for (const file of manifestLast(Object.keys(stood))) {
    const staged = contentOf(made, file);
    if (staged === null || isTouched(folder, file, stood[file]!)) continue;
    disk.makeFolder(path.dirname(path.join(folder, file)));
    disk.rename(path.join(made, file), path.join(folder, file));
  }
  for (const file of removed)
    if (!isTouched(folder, file, stood[file]!)) removeFile(folder, file, disk);
}

/** Whether somebody changed the file meanwhile. It then stays, and the next run reports it. */
function isTouched(folder: string, file: string, stood: string | null): boolean {
  const content = contentOf(folder, file);
  return content !== null && hashOf(content) !== stood;
}

function readJournal(folder: string): Journal | null {
  const { journal } = stagingOf(folder);
  if (!existsSync(journal)) return null;
  const { stood, removed } = JSON.parse(readFileSync(journal, "utf8")) as Journal;
  const own = Object.entries(stood).filter(([file]) => file === manifestName || isOwnPath(file));
  return { stood: Object.fromEntries(own), removed: removed.filter(isOwnPath) };
}

function manifestLast(files: readonly string[]): readonly string[] {
  return files.toSorted((a, b) => Number(a === manifestName) - Number(b === manifestName));
}

/** Removes a file, and its folders if they are empty then. */
function removeFile(folder: string, file: string, disk: Disk): void {
  disk.remove(path.join(folder, file));
  for (let sub = path.dirname(file); sub !== "."; sub = path.dirname(sub)) {
    const at = path.join(folder, sub);
    // A killed run may have removed it already.
    if (!existsSync(at)) continue;
    if (readdirSync(at).length > 0) return;
    disk.removeEmpty(at);
  }
}
