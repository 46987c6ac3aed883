/**
 * The files that a run leaves for the next one on the same machine, outside of the output: in the
 * nearest `node_modules/.cache` above it, else in the user's cache folder. They only save time, and
 * let a run say what has changed, so it is no error if one can't be read or written.
 */
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
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

export type CacheFile = "record" | "documents" | "index" | "seals" | "hashes";

/** The newest cache file of an output; `null` if there is none. */
export function readCacheFile(folder: string, kind: CacheFile): string | null {
  return readCacheBytes(folder, kind)?.toString("utf8") ?? null;
}

/** The same, as bytes. */
export function readCacheBytes(folder: string, kind: CacheFile): Buffer | null {
  let newest: { readonly file: string; readonly time: number } | null = null;
  for (const place of cachePlacesOf(folder)) {
    const file = fileIn(place, kind);
    const stat = orNull(() => lstatSync(file));
    if (stat === null || !stat.isFile() || stat.size > sizeLimit) continue;
    // Other users may be able to write to the folder: only our own files are trusted.
    if (process.getuid !== undefined && stat.uid !== process.getuid()) continue;
    if (newest === null || stat.mtimeMs > newest.time) newest = { file, time: stat.mtimeMs };
  }
  return newest && orNull(() => readFileSync(newest.file));
}

/** What a file has: a text, or pieces of one that are written one by one. */
type Content = string | Uint8Array | readonly (string | Uint8Array)[];

/** Replaces the cache files of an output; `null` removes one. */
export function writeCacheFiles(
  folder: string,
  texts: Readonly<Partial<Record<CacheFile, Content | null>>>,
): void {
  const all = Object.entries(texts) as [CacheFile, Content | null][];
  const places = cachePlacesOf(folder);
  for (const [kind] of all.filter(([, text]) => text === null))
    for (const place of places) orNull(() => rmSync(fileIn(place, kind), { force: true }));
  for (const place of places) {
    const isDone = all.every(
      ([kind, text]) => text === null || replaceFile(fileIn(place, kind), text),
    );
    if (isDone) return void orNull(() => prune(place.folder));
  }
}

/** A folder, and the base name of an output's files in it. */
export interface CachePlace {
  readonly folder: string;
  readonly name: string;
}

/** Where the cache files of an output may be, the best place first; empty if there is no output. */
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
      // A relative key survives moving the project. A linked `node_modules` may serve several
      // projects, so the key has to be absolute there.
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

/** The user's cache folder; `null` if it isn't known. */
export function userFolder(): string | null {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, "wireform");
  if (process.platform === "win32" && local !== undefined && path.isAbsolute(local))
    return path.join(local, "wireform", "Cache");
  const home = orNull(homedir);
  if (home === null || !path.isAbsolute(home)) return null;
  const caches = process.platform === "darwin" ? "Library/Caches" : ".cache";
  return path.join(home, caches, "wireform");
}

/**
 * Replaces a file in one step, as another run may read or write it at the same time.
 * @returns whether it could be written
 */
export function replaceFile(file: string, content: Content): boolean {
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    rmSync(part, { force: true });
    // Whatever the umask is: other users may not write to what a later run trusts.
    const open = openSync(part, "wx", 0o644);
    try {
      for (const piece of isWhole(content) ? [content] : content) writeFileSync(open, piece);
    } finally {
      closeSync(open);
    }
    renameSync(part, file);
    return true;
  } catch {
    orNull(() => rmSync(part, { force: true }));
    return false;
  }
}

function isWhole(content: Content): content is string | Uint8Array {
  return !Array.isArray(content);
}

/** In bytes: no output needs as much. */
const sizeLimit = 256 * 1024 * 1024;

/** How many cache files a folder may have: up to five for each output. */
const fileLimit = 128;

/** Removes the oldest files. */
function prune(folder: string): void {
  const own = readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.\w+\.json/.test(name));
  if (own.length <= fileLimit) return;
  const files = own.map((name) => path.join(folder, name));
  const timed = files.map((file) => ({ file, time: orNull(() => lstatSync(file).mtimeMs) ?? 0 }));
  for (const { file } of timed.toSorted((a, b) => a.time - b.time).slice(0, -fileLimit))
    orNull(() => rmSync(file, { force: true }));
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
