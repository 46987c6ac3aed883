import { contentOf } from "../7-write/existing-output.js";
import { manifestName } from "../7-write/manifest.js";
import { hashOfText } from "../host/content-hash.js";
import { readCacheFile } from "./cache-files.js";
import type { PrintCache } from "./print-cache.js";
import { parseRecord, type RunRecord } from "./run-record.js";

/** The record of the last run on this machine, if the output is still the one that it wrote. */
export function readRecord(folder: string): RunRecord | null {
  return readRecordText(folder)?.record ?? null;
}

/** The same, with the text that it was read from. */
export function readRecordText(
  folder: string,
): { readonly record: RunRecord; readonly text: string } | null {
  const text = readCacheFile(folder, "record");
  const record = text === null ? null : parseRecord(text);
  const manifest = record && orNull(() => contentOf(folder, manifestName));
  return manifest && record.manifest === hashOfText(manifest) ? { record, text: text! } : null;
}

function readLastRecord(folder: string): RunRecord | null {
  const text = readCacheFile(folder, "record");
  return text === null ? null : parseRecord(text);
}

/**
 * What an earlier run printed into a folder, if it was made by the same build of the generator.
 * @param build its `fingerprint()`
 */
export function readPrintCache(folder: string, build: string): PrintCache | undefined {
  const record = readLastRecord(folder);
  if (record?.build !== build) return undefined;
  return {
    contentHashes: new Map(Object.entries(record.contentHashes)),
    source: { folder, build },
    textOf: (file) => orNull(() => contentOf(folder, file))?.toString("utf8") ?? null,
  };
}

/** Files that can't be read count as missing: writing will report the error. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}
