/** Reads an output folder. It reads synchronously, which is faster for thousands of small files. */
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import { Entries, manifestName, parseManifest, type Manifest } from "./manifest.js";
import { parseOldManifest } from "./old-manifest.js";
import { oldManifestName } from "./retired.js";

/** Whether there is an output folder, or anything else in its place. */
export function isThere(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
}

/** The bytes of a file in the folder; `null` if there is none. */
export function contentOf(folder: string, file: string): Buffer | null {
  try {
    return readFileSync(path.join(folder, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return null;
    throw error;
  }
}

/** The files below a sub-folder, with their paths from the folder. @param sub with a slash at its end */
export function filesBelow(folder: string, sub: string): readonly string[] {
  const inside = path.join(folder, sub);
  if (!isThere(inside)) return [];
  return readdirSync(inside, { recursive: true, encoding: "utf8" })
    .map((name) => sub + name.split(path.sep).join("/"))
    .filter((file) => isFile(folder, file));
}

/**
 * Reads files into one buffer, so the bytes of a file are valid only until the next one is read.
 * For thousands of small files this takes half the time of `readFileSync`.
 */
export function makeReader(folder: string): (file: string) => Uint8Array {
  const memory = Buffer.allocUnsafeSlow(1 << 18);
  return (file) => {
    const name = `${folder}/${file}`;
    const open = openSync(name, "r");
    try {
      const length = readSync(open, memory);
      // A full buffer means that the file may be larger.
      return length < memory.length ? memory.subarray(0, length) : readFileSync(name);
    } finally {
      closeSync(open);
    }
  };
}

/** An edited manifest may name what wireform never wrote, such as a folder, a pipe or a link. */
export function isFile(folder: string, file: string): boolean {
  return lstatSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * The manifest; `undefined` if there is none, `null` if it can't be read. After a merge with a
 * branch of an earlier version there are two, and the files of both are ours.
 */
export function readManifest(folder: string): Manifest | null | undefined {
  const found = [
    [manifestName, parseManifest] as const,
    [oldManifestName, parseOldManifest] as const,
  ].flatMap(([name, parse]) => {
    const content = contentOf(folder, name);
    return content === null ? [] : [parse(content)];
  });
  if (found.length === 0) return undefined;
  const all = new Entries();
  for (const manifest of found) {
    if (manifest === null) return null;
    all.addAll(manifest);
  }
  return all;
}
