import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { manifestName } from "./manifest.js";

/** Why a folder is no safe place to write to; `null` where it is one. */
export async function whyUnsafe(folder: string, cwd: string): Promise<string | null> {
  const relative = path.relative(folder, cwd);
  if (relative === "" || !(relative.startsWith("..") || path.isAbsolute(relative)))
    return "it is, or contains, the folder that wireform runs in";
  let stat;
  try {
    stat = await lstat(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  if (stat.isSymbolicLink()) return "it is a symbolic link";
  if (!stat.isDirectory()) return "it is no folder";
  const entries = await readdir(folder);
  const isProject = entries.includes("package.json") && !entries.includes(manifestName);
  return isProject ? "it holds a package that wireform did not write" : null;
}
