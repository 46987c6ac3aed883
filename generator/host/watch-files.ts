import { readFileSync, statSync, watch, type FSWatcher } from "node:fs";
import path from "node:path";
import { hashOfText, type FileHashes, type ReadContent, type ReadFiles } from "./content-hash.js";

/** Milliseconds without an event before a change counts: an editor saves in several steps. */
const quietTime = 100;

/** The same where a file can be seen to be whole: what was cut off has no last brace. */
const wholeTime = 10;

/** Milliseconds between polls of the files themselves: not every disk reports changes. */
const pollTime = 1000;

/**
 * Waits until a file differs from what was read: changed, removed or created. Folders are watched,
 * since editors replace the old file by a new one.
 * @returns the files as they are then
 */
export function waitForChange(known: FileHashes, signal: AbortSignal): Promise<ReadFiles> {
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
    const later = (time = wholeTime) => {
      clearTimeout(timer);
      timer = setTimeout(() => look(time), time);
    };
    const look = (waited: number) => {
      const read = new Map(files.map((file) => [file, readFile(file)]));
      const changed = files.filter((file) => (read.get(file)?.hash ?? null) !== known.get(file));
      if (changed.length === 0) return;
      const areWhole = changed.every((file) => isWholeJson(read.get(file)?.content));
      if (areWhole || waited === quietTime) end(read);
      else later(quietTime);
    };
    const end = (read: ReadFiles = new Map()) => {
      clearTimeout(timer);
      clearInterval(poll);
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener("abort", stop);
      resolve(read);
    };
    const stop = () => end();
    signal.addEventListener("abort", stop);
    if (signal.aborted) return stop();
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

function readFile(file: string): ReadContent | null {
  try {
    const content = readFileSync(file);
    return { content, hash: hashOfText(content) };
  } catch {
    return null;
  }
}

/** Whether it seems to be all of a JSON document. */
function isWholeJson(content: Buffer = Buffer.of()): boolean {
  const [first = 0] = content;
  const end = content.toString("latin1", Math.max(0, content.length - 10)).trimEnd();
  return first === 0x7b && end.endsWith("}");
}
