/**
 * A snapshot in the cache: a line of JSON, one with the names, and behind them the texts as they are.
 * Nothing is faster to write and to read, which runs after an edit do each time: see `kept-snapshot.ts`.
 */
import { hashOf } from "../../host/content-hash.js";
import { packLock } from "./packed-lock.js";
import type { Snapshot } from "./snapshot.js";
import { jsonOf } from "./snapshot-json.js";

/** The first line. */
export interface PackedFacts {
  /** In UTF-16 units, and in bytes. */
  readonly texts: readonly (readonly [name: string, length: number, bytes: number])[];
  /** The hash of the record of the same run. */
  readonly record: string;
  readonly clients?: unknown;
  /** What each client has read, or not found. */
  readonly files?: unknown;
}

/**
 * @param record the text of the record of the same run
 * @returns pieces of a file: as one text they would take the memory of all documents once more
 */
export function packSnapshot(snapshot: Snapshot, record: string): readonly string[] {
  const { documents, ...rest } = jsonOf(snapshot, (text) => text);
  const texts = Object.entries(documents);
  const sizes = texts.map(([name, text]) => [name, text.length, Buffer.byteLength(text)] as const);
  const first = { texts: sizes, record: hashOf(record), ...rest } satisfies PackedFacts;
  const { lock } = snapshot;
  const names = JSON.stringify(lock && packLock(lock));
  return [JSON.stringify(first), "\n", names, "\n", ...texts.map(([, text]) => text)];
}

export function isPackedSnapshot(text: string): boolean {
  return text.startsWith('{"texts":');
}

/** @throws if the text was cut short */
export function unpackSnapshot(packed: string): Readonly<Record<string, unknown>> {
  const end = packed.indexOf("\n");
  const { texts, ...rest } = JSON.parse(packed.slice(0, end)) as PackedFacts;
  let at = packed.indexOf("\n", end + 1);
  const lock: unknown = JSON.parse(packed.slice(end + 1, at++));
  const documents = texts.map(([name, length]) => [name, packed.slice(at, (at += length))]);
  if (at !== packed.length) throw new Error("texts are missing");
  return { ...rest, lock, documents: Object.fromEntries(documents) };
}
