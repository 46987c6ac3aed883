import { readFileSync, statSync, watch, type FSWatcher } from "node:fs";
import path from "node:path";
import { hashOfText, type FileHashes } from "./content-hash.js";

/** Milliseconds without an event before a change counts: an editor saves in several steps. */
const quietTime = 100;

/** Milliseconds between polls of the files themselves: not every disk reports changes. */
const pollTime = 1000;

/**
 * Waits until a file differs from what was read: changed, removed or created. Folders are watched,
 * since editors replace the old file by a new one.
 */
export function waitForChange(known: FileHashes, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const files = [...known.keys()];
    const watchers = watchFolders(files, () => later());
    let seen = fileStats(files);
    const poll = setInterval(() => {
      const now = fileStats(files);
      if (now === seen) return;
      seen = now;
      later();
    }, pollTime);
    let timer: NodeJS.Timeout | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => hasChanged(known) && end(), quietTime);
    };
    const end = () => {
      clearTimeout(timer);
      clearInterval(poll);
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener("abort", end);
      resolve();
    };
    signal.addEventListener("abort", end);
    if (signal.aborted) return end();
    // Changes before the watchers started are found by polling.
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
      // Removing a folder ends its watcher; polling goes on.
      watcher.on("error", () => {});
      return [watcher];
    } catch {
      return [];
    }
  });
}

/** Facts about files that are cheap to get. */
function fileStats(files: readonly string[]): string {
  return files
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat === undefined ? "-" : `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    })
    .join("\n");
}

function hasChanged(known: FileHashes): boolean {
  return [...known].some(([file, hash]) => hashFile(file) !== hash);
}

function hashFile(file: string): string | null {
  try {
    return hashOfText(readFileSync(file));
  } catch {
    return null;
  }
}
