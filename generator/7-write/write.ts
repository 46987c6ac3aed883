import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { hashOf } from "../host/content-hash.js";
import type { Changes } from "./changes.js";
import { nodeDisk, type Disk } from "./disk.js";
import { finish, stagingOf, type Journal } from "./staging.js";
import { contentOf } from "./existing-output.js";

/**
 * Writes a folder. Everything is first prepared next to it, so that a full disk or a missing
 * permission leaves the folder as it was. If the folder contains only our files, and more than a few
 * change, it is then replaced as a whole. Otherwise files are moved to their places one by one, with a
 * journal: if this run is killed, the next one finishes it. Files that are already up to date are not
 * touched.
 */
export function write(folder: string, changes: Changes, disk: Disk = nodeDisk): void {
  const { added, changed, removed } = changes;
  if (added.length + changed.length + removed.length === 0) return;
  const { root, old, journal } = stagingOf(folder);
  try {
    const isWhole = !areFew(changes) && holdsOnly(folder, changes);
    if (!(isWhole && exchange(folder, changes, disk))) {
      disk.remove(root);
      replace(folder, changes, disk);
    }
  } catch (error) {
    // Once files are being moved, the next run has to finish, and needs the prepared files.
    if (!existsSync(journal) && !existsSync(old)) disk.remove(root);
    throw error;
  }
  disk.remove(root);
}

/** Whether so many files stay that a link to each of them would take longer than the changes do. */
function areFew({ added, changed, removed, kept }: Changes): boolean {
  return (added.length + changed.length + removed.length) * 50 < kept.length;
}

/** Errors of folders that can't be replaced: a mount point, a disk without links, a lock. */
const unreplaceable = new Set(["EXDEV", "EBUSY", "EPERM", "EACCES", "ENOTSUP", "EMLINK", "ENOSYS"]);

/** Replaces the folder as a whole. `false` if that isn't possible: then nothing has changed. */
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
    if (unreplaceable.has(String((error as NodeJS.ErrnoException).code))) return false;
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
  const plan: Journal = { stood: Object.fromEntries(stood), removed: changes.removed };
  disk.makeFolder(made);
  disk.writeFile(`${journal}.part`, JSON.stringify(plan));
  disk.rename(`${journal}.part`, journal);
  finish(folder, plan, disk);
}

/** Writes new files to the staging folder, and makes links to those that stay. */
function stage(folder: string, changes: Changes, kept: readonly string[], disk: Disk): void {
  const { made } = stagingOf(folder);
  const files = [...changes.added, ...changes.changed];
  const paths = [...files.map((file) => file.path), ...kept];
  for (const sub of new Set(paths.map((file) => path.dirname(file))))
    disk.makeFolder(path.join(made, sub));
  if (disk.writeFiles !== undefined) disk.writeFiles(made, files);
  else for (const { path: file, text } of files) disk.writeFile(path.join(made, file), text);
  for (const file of kept) disk.link(path.join(folder, file), path.join(made, file));
}

/** Whether a folder is missing, or contains only our files. */
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
