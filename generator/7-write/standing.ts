/** What stands in an output folder already. Read at once: thousands of small files. */
import { closeSync, lstatSync, openSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import type { Known } from "../6-print/known.js";
import { manifestName, parseManifest, type Manifest } from "./manifest.js";
import { documentsNames, parseRecord, recordNames, type RunRecord } from "./run-record.js";

/** The bytes of a file of the folder; `null` where there is none. */
export function contentOf(folder: string, file: string): Buffer | null {
  try {
    return readFileSync(path.join(folder, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return null;
    throw error;
  }
}

/**
 * Reads files of a folder one after the other into the same memory: what it gives holds until the
 * next is read. Half the cost of `readFileSync` for thousands of small files.
 */
export function makeReader(folder: string): (file: string) => Uint8Array {
  const memory = Buffer.allocUnsafeSlow(1 << 18);
  return (file) => {
    const name = `${folder}/${file}`;
    const open = openSync(name, "r");
    try {
      const length = readSync(open, memory);
      // A larger one doesn't fit in.
      return length < memory.length ? memory.subarray(0, length) : readFileSync(name);
    } finally {
      closeSync(open);
    }
  };
}

/** A manifest may be edited, and name what we never wrote: a folder, a pipe, a link. */
export function isFile(folder: string, file: string): boolean {
  return lstatSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile() === true;
}

/** The manifest; `undefined` where there is none, `null` where it can't be read. */
export function readManifest(folder: string): Manifest | null | undefined {
  const content = contentOf(folder, manifestName);
  return content === null ? undefined : parseManifest(content);
}

/** What the last run left, by the manifest's word of where; `null` where it left nothing. */
export function readRecord(folder: string, { derived }: Manifest): RunRecord | null {
  const name = recordNames.find((name) => derived.includes(name));
  const content = name === undefined ? null : contentOf(folder, name);
  return content === null ? null : parseRecord(content.toString("utf8"));
}

/** What the last run left to be compared with; `null` where there is nothing. */
export function readDocuments(folder: string): string | null {
  const contents = documentsNames.map((name) => orNull(() => contentOf(folder, name)));
  return contents.find((content) => content !== null)?.toString("utf8") ?? null;
}

/** What an earlier run printed, where the same build of the generator did. */
export function readKnown(folder: string, build: string): Known | undefined {
  const manifest = orNull(() => readManifest(folder));
  const record = manifest ? orNull(() => readRecord(folder, manifest)) : null;
  if (record?.build !== build) return undefined;
  return {
    seals: new Map(Object.entries(record.seals)),
    folder,
    textOf: (file) => orNull(() => contentOf(folder, file))?.toString("utf8") ?? null,
  };
}

/** What can't be read is not known: whoever writes there will tell of it. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}
