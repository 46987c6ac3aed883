/**
 * The files that a run leaves for the next one on the same machine, outside of the output: in
 * `node_modules/.cache` above it, else among the user's caches. Nothing depends on them but the time
 * that a run takes and what it can compare with, so one that can't be read or written is no error.
 */
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { hashOf } from "../host/content-hash.js";

export type CacheFile = "record" | "documents";

/** The newest text that a run left of an output; `null` where there is none. */
export function readCacheFile(folder: string, kind: CacheFile): string | null {
  let newest: { readonly file: string; readonly time: number } | null = null;
  for (const place of cachePlacesOf(folder)) {
    const file = fileIn(place, kind);
    const stat = orNull(() => lstatSync(file));
    if (stat === null || !stat.isFile() || stat.size > sizeLimit) continue;
    // In a folder that others may write to, it may be anybody's.
    if (process.getuid !== undefined && stat.uid !== process.getuid()) continue;
    if (newest === null || stat.mtimeMs > newest.time) newest = { file, time: stat.mtimeMs };
  }
  return newest && orNull(() => readFileSync(newest.file, "utf8"));
}

/** Writes the cache files of an output in place of those before; `null` removes one. */
export function writeCacheFiles(
  folder: string,
  texts: Readonly<Record<CacheFile, string | null>>,
): void {
  const all = Object.entries(texts) as [CacheFile, string | null][];
  const places = cachePlacesOf(folder);
  for (const [kind] of all.filter(([, text]) => text === null))
    for (const place of places) orNull(() => rmSync(fileIn(place, kind), { force: true }));
  for (const place of places) {
    const isDone = all.every(([kind, text]) => text === null || replace(fileIn(place, kind), text));
    if (isDone) return void orNull(() => prune(place.folder));
  }
}

/** A folder, and what an output's files in it are called. */
export interface CachePlace {
  readonly folder: string;
  readonly name: string;
}

/** Where the texts of an output may stand, the best first; nowhere, as long as it isn't there. */
export function cachePlacesOf(folder: string): readonly CachePlace[] {
  const output = orNull(() => realpathSync.native(folder));
  if (output === null) return [];
  const places: CachePlace[] = [];
  const user = userFolder();
  if (user !== null) places.push({ folder: user, name: cacheName(output) });
  for (let parent = path.dirname(output); ; parent = path.dirname(parent)) {
    const modules = path.join(parent, "node_modules");
    const stat = orNull(() => lstatSync(modules));
    if (stat !== null) {
      // A project may be moved with its modules; what is linked to may serve several projects.
      const key = stat.isSymbolicLink() ? output : path.relative(parent, output);
      return [{ folder: path.join(modules, ".cache/wireform"), name: cacheName(key) }, ...places];
    }
    if (path.dirname(parent) === parent) return places;
  }
}

function fileIn({ folder, name }: CachePlace, kind: CacheFile): string {
  return path.join(folder, `${name}.${kind}.json`);
}

function cacheName(key: string): string {
  return hashOf(key.split(path.sep).join("/")).slice(0, 32);
}

/** The user's folder of caches; `null` where it isn't known. */
function userFolder(): string | null {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, "wireform");
  if (process.platform === "win32" && local !== undefined && path.isAbsolute(local))
    return path.join(local, "wireform", "Cache");
  const home = orNull(homedir);
  if (home === null || !path.isAbsolute(home)) return null;
  const caches = process.platform === "darwin" ? "Library/Caches" : ".cache";
  return path.join(home, caches, "wireform");
}

/** In one step: another run may read it meanwhile, or write its own. */
function replace(file: string, text: string): boolean {
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    rmSync(part, { force: true });
    writeFileSync(part, text, { flag: "wx" });
    renameSync(part, file);
    return true;
  } catch {
    orNull(() => rmSync(part, { force: true }));
    return false;
  }
}

/** More than any output's. */
const sizeLimit = 256 * 1024 * 1024;

/** How many files a folder may have: two for each output. */
const room = 128;

/** Removes the oldest files. */
function prune(folder: string): void {
  const own = readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.\w+\.json/.test(name));
  if (own.length <= room) return;
  const files = own.map((name) => path.join(folder, name));
  const timed = files.map((file) => ({ file, time: orNull(() => lstatSync(file).mtimeMs) ?? 0 }));
  for (const { file } of timed.toSorted((a, b) => a.time - b.time).slice(0, -room))
    orNull(() => rmSync(file, { force: true }));
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
