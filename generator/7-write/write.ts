import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { hashOf } from "../host/content-hash.js";
import type { Changes } from "./changes.js";
import { nodeDisk, type Disk } from "./disk.js";
import { finish, stagingOf, type Journal } from "./staging.js";
import { contentOf } from "./existing-output.js";

/**
 * Writes a folder. All is prepared next to it first, so that a full disk or a missing permission leaves
 * the folder as it was. A folder that holds nothing but our files is then
 * exchanged as a whole; in any other, files are put in their places one by one, by a journal that
 * the next run finishes should this one be killed. Files that are right already stay as they are.
 */
export function write(folder: string, changes: Changes, disk: Disk = nodeDisk): void {
  const { added, changed, removed } = changes;
  if (added.length + changed.length + removed.length === 0) return;
  const { root, old, journal } = stagingOf(folder);
  try {
    if (!(holdsOnly(folder, changes) && exchange(folder, changes, disk))) {
      disk.remove(root);
      replace(folder, changes, disk);
    }
  } catch (error) {
    // What is begun, the next run finishes: it needs what is prepared for that.
    if (!existsSync(journal) && !existsSync(old)) disk.remove(root);
    throw error;
  }
  disk.remove(root);
}

/** What says that a folder can't be exchanged: a mount point, a disk without links, a lock on it. */
const unable = new Set(["EXDEV", "EBUSY", "EPERM", "EACCES", "ENOTSUP", "EMLINK", "ENOSYS"]);

/** `false` where this folder, or its disk, doesn't let us; then nothing has changed. */
function exchange(folder: string, changes: Changes, disk: Disk): boolean {
  const { made, old } = stagingOf(folder);
  try {
    stage(folder, changes, changes.kept, disk);
    if (!existsSync(folder)) {
      disk.rename(made, folder);
      return true;
    }
    disk.rename(folder, old);
  } catch (error) {
    if (unable.has(String((error as NodeJS.ErrnoException).code))) return false;
    throw error;
  }
  try {
    disk.rename(made, folder);
  } catch (error) {
    disk.rename(old, folder);
    throw error;
  }
  return true;
}

function replace(folder: string, changes: Changes, disk: Disk): void {
  const { made, journal } = stagingOf(folder);
  stage(folder, changes, [], disk);
  const touched = [...changes.added, ...changes.changed].map((file) => file.path);
  const stood = [...touched, ...changes.removed].map((file) => {
    const content = contentOf(folder, file);
    return [file, content && hashOf(content)] as const;
  });
  const promise: Journal = { stood: Object.fromEntries(stood), removed: changes.removed };
  disk.makeFolder(made);
  disk.writeFile(`${journal}.part`, JSON.stringify(promise));
  disk.rename(`${journal}.part`, journal);
  finish(folder, promise, disk);
}

/** Prepares the files that are new, and second names of those that stay. */
function stage(folder: string, changes: Changes, kept: readonly string[], disk: Disk): void {
  const { made } = stagingOf(folder);
  const files = [...changes.added, ...changes.changed];
  const paths = [...files.map((file) => file.path), ...kept];
  for (const sub of new Set(paths.map((file) => path.dirname(file))))
    disk.makeFolder(path.join(made, sub));
  for (const { path: file, text } of files) disk.writeFile(path.join(made, file), text);
  for (const file of kept) disk.link(path.join(folder, file), path.join(made, file));
}

/** Whether a folder is missing, or holds nothing that isn't ours. */
function holdsOnly(folder: string, { added, changed, kept, removed }: Changes): boolean {
  if (!existsSync(folder)) return true;
  const files = [...added, ...changed].map((file) => file.path);
  const own = new Set<string>();
  for (const file of [...files, ...kept, ...removed])
    for (let part = file; part !== "."; part = path.dirname(part)) own.add(part);
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).every((entry) =>
    own.has(entry.split(path.sep).join("/")),
  );
}
