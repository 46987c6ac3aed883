import { readFileSync, statSync, watch, type FSWatcher } from "node:fs";
import path from "node:path";
import { hashOfText } from "./content-hash.js";
import type { Reads } from "../cache/inputs.js";

/** Milliseconds without news until a change counts: an editor saves in several steps. */
const quietTime = 100;

/** Milliseconds between looks at the files themselves: not every disk tells of changes. */
const lookTime = 1000;

/**
 * Waits until a file isn't what was read of it: changed, gone or come. Folders are watched, since
 * editors put a new file in the place of the old one.
 */
export function waitForChange(reads: Reads, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const files = [...reads.keys()];
    const watchers = watchFolders(files, () => later());
    let seen = glance(files);
    const look = setInterval(() => {
      const now = glance(files);
      if (now === seen) return;
      seen = now;
      later();
    }, lookTime);
    let timer: NodeJS.Timeout | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => hasChanged(reads) && end(), quietTime);
    };
    const end = () => {
      clearTimeout(timer);
      clearInterval(look);
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener("abort", end);
      resolve();
    };
    signal.addEventListener("abort", end);
    if (signal.aborted) return end();
    // What changed before the watchers stood, they can't tell.
    later();
  });
}

function watchFolders(files: readonly string[], onEvent: () => void): readonly FSWatcher[] {
  const names = new Map<string, Set<string>>();
  for (const file of files) {
    const folder = path.dirname(file);
    names.set(folder, (names.get(folder) ?? new Set()).add(path.basename(file)));
  }
  return [...names].flatMap(([folder, names]) => {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || names.has(name)) onEvent();
      });
      // A folder that is removed ends its watcher: looks go on.
      watcher.on("error", () => {});
      return [watcher];
    } catch {
      return [];
    }
  });
}

/** What is cheap to know of files. */
function glance(files: readonly string[]): string {
  return files
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat === undefined ? "-" : `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    })
    .join("\n");
}

function hasChanged(reads: Reads): boolean {
  return [...reads].some(([file, hash]) => hashFile(file) !== hash);
}

function hashFile(file: string): string | null {
  try {
    return hashOfText(readFileSync(file));
  } catch {
    return null;
  }
}
