/** Two outputs of a few files, and a disk on which a run dies: shared by the tests of writing. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { compareFolder } from "../../generator/7-write/changes.js";
import { nodeDisk, type Disk } from "../../generator/7-write/disk.js";
import { manifestName, printManifest } from "../../generator/7-write/manifest.js";
import { recover } from "../../generator/7-write/staging.js";
import { readManifest } from "../../generator/7-write/existing-output.js";
import { write } from "../../generator/7-write/write.js";
import { makeFolder } from "../leftovers.js";
import { readTree } from "../package/project.js";

export type Texts = Readonly<Record<string, string>>;

/** A file stays, one changes, one is added, and one is removed with its folder. */
export const before: Texts = {
  "package.json": "{}\n",
  "src/a.ts": "1",
  "src/old/c.ts": "1",
  "dist/a.js": "1",
};
export const after: Texts = {
  "package.json": "{}\n",
  "src/a.ts": "2",
  "src/new/b.ts": "2",
  "dist/a.js": "2",
};

/** A place for an output folder, with nothing beside it. */
export async function makePlace(): Promise<string> {
  return path.join(await makeFolder(), "out");
}

/** A run that only writes. */
export function deliver(folder: string, texts: Texts, disk: Disk = nodeDisk): void {
  recover(folder, disk);
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const output = [...files, { path: manifestName, text: printManifest(files) }];
  const old = readManifest(folder) ?? null;
  const changes = compareFolder(folder, output, old);
  if (changes.edited.length > 0) throw new Error(`edited: ${changes.edited.join(", ")}`);
  write(folder, changes, disk);
}

/** The folder's files without the manifest; `null` if there is no folder. */
export async function textsIn(folder: string): Promise<Texts | null> {
  if (!existsSync(folder)) return null;
  const tree = await readTree(folder);
  return Object.fromEntries(Object.entries(tree).filter(([file]) => !file.includes("wireform.")));
}

/** What is beside the folder. */
export function besides(folder: string): readonly string[] {
  return readdirSync(path.dirname(folder)).filter((name) => name !== path.basename(folder));
}

export class Killed extends Error {}

/** A disk on which the step of that number, and every later one, never happens. */
export function dyingDisk(last: number): { disk: Disk; died: () => boolean } {
  let steps = 0;
  const guard = <A extends readonly unknown[]>(step: (...args: A) => void) => {
    return (...args: A) => {
      if (steps++ >= last) throw new Killed();
      step(...args);
    };
  };
  return { disk: mapDisk(guard), died: () => steps > last };
}

/** The disk, with something around each of its steps. */
export function mapDisk(
  around: <A extends readonly unknown[]>(
    step: (...args: A) => void,
    name: keyof Disk,
  ) => (...args: A) => void,
): Disk {
  return {
    makeFolder: around(nodeDisk.makeFolder, "makeFolder"),
    writeFile: around(nodeDisk.writeFile, "writeFile"),
    link: around(nodeDisk.link, "link"),
    rename: around(nodeDisk.rename, "rename"),
    remove: around(nodeDisk.remove, "remove"),
    removeEmpty: around(nodeDisk.removeEmpty, "removeEmpty"),
  };
}
