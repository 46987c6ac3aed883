/** The libraries of this repository, for programs in other folders. */
import { mkdir, readdir, symlink } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "./project.js";

const installed = path.join(projectRoot, "node_modules");

/** @param names such as `ky`, `@types/node`, or `@types` for all of them */
export async function linkLibraries(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const link = path.join(folder, "node_modules", name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.join(installed, name), link);
  }
}

export async function linkAllLibraries(folder: string): Promise<void> {
  const names = await readdir(installed);
  await linkLibraries(
    folder,
    names.filter((name) => !name.startsWith(".")),
  );
}
