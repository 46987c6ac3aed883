import { lstatSync } from "node:fs";
import { lstat, readdir, realpath } from "node:fs/promises";
import path from "node:path";
import { lockName } from "../4-plan/lock/lock.js";
import { isThere } from "./existing-output.js";
import { manifestName } from "./manifest.js";
import { oldManifestName } from "./retired.js";

/** The path with symbolic links in its parents resolved, as far as they exist. */
export async function realFolder(folder: string): Promise<string> {
  try {
    return path.join(await realpath(path.dirname(folder)), path.basename(folder));
  } catch (error) {
    const parent = path.dirname(folder);
    if (!isMissing(error) || parent === folder) throw error;
    return path.join(await realFolder(parent), path.basename(folder));
  }
}

/** What an output folder must not contain, and where it may be. All paths are real paths. */
export interface FolderRules {
  /** The folder that wireform runs in. */
  readonly cwd: string;
  readonly documents: readonly string[];
  /** Whether the folder has to be inside `cwd`. */
  readonly staysInside: boolean;
}

/** Why it isn't safe to write to a folder; `null` if it is. */
export async function whyUnsafe(
  folder: string,
  { cwd, documents, staysInside }: FolderRules,
): Promise<string | null> {
  if (contains(folder, cwd)) return "it is, or contains, the folder that wireform runs in";
  if (staysInside && !contains(cwd, folder)) return "a symbolic link leads it out of this folder";
  const document = documents.find((document) => contains(folder, document));
  if (document !== undefined) return `it contains the document ${path.basename(document)}`;
  const stat = await lstatOf(folder);
  if (stat === null) return null;
  if (stat.isSymbolicLink()) return "it is a symbolic link";
  if (!stat.isDirectory()) return "it is no folder";
  const entries = await readdir(folder);
  const isOwn = entries.includes(manifestName) || entries.includes(oldManifestName);
  const isProject = entries.includes("package.json") && !isOwn;
  if (!isProject) return null;
  return entries.includes(lockName)
    ? `its ${manifestName} is missing: restore it from version control, or remove the folder`
    : "it holds a package that wireform did not write";
}

/**
 * Why these files can't be written or removed inside the folder, such as a link; `null` if they
 * can.
 */
export function whyLeaves(folder: string, files: readonly string[]): string | null {
  if (!isThere(folder)) return null;
  const folders = new Set<string>();
  for (const file of files)
    for (let sub = path.dirname(file); sub !== "."; sub = path.dirname(sub)) folders.add(sub);
  for (const sub of [...folders].toSorted()) {
    const stat = statOf(folder, sub);
    if (stat?.isSymbolicLink() === true) return `${sub} in it is a symbolic link`;
    if (stat?.isDirectory() === false) return `${sub} in it is no folder`;
  }
  for (const file of files)
    if (statOf(folder, file)?.isDirectory() === true) return `${file} in it is a folder`;
  return null;
}

/** Synchronous, which is faster for thousands of files. */
function statOf(folder: string, file: string) {
  return lstatSync(path.join(folder, file), { throwIfNoEntry: false });
}

function contains(folder: string, inside: string): boolean {
  const relative = path.relative(folder, inside);
  const leaves = relative === ".." || relative.startsWith(`..${path.sep}`);
  return !leaves && !path.isAbsolute(relative);
}

async function lstatOf(file: string) {
  try {
    return await lstat(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code));
}
