/** A packed snapshot of which nothing is taken apart but the first line. */
import type { Lock } from "../../4-plan/lock/lock.js";
import type { ClientConfig } from "../../config/generate-config.js";
import { hashOf } from "../../host/content-hash.js";
import { isPacked, unpackLock } from "./packed-lock.js";
import type { PackedFacts } from "./packed-snapshot.js";
import { isListOfNames } from "./snapshot-json.js";
import { parseClients } from "./stored-clients.js";

/** A snapshot of which only the first line was read. */
export interface KeptSnapshot {
  readonly facts: PackedFacts;
  readonly clients: readonly KeptClient[];
  /** The line of names. */
  readonly lock: Buffer;
  /** In UTF-8. */
  readonly texts: ReadonlyMap<string, Buffer>;
}

interface KeptClient {
  readonly config: ClientConfig;
  readonly files: readonly string[];
}

/** The snapshot of the run that has left a record; `null` if it is another one's, or broken. */
export function readKeptSnapshot(packed: Buffer, record: string): KeptSnapshot | null {
  const end = packed.indexOf("\n");
  let at = packed.indexOf("\n", end + 1) + 1;
  const facts = end < 0 || at === 0 ? null : factsIn(packed.toString("utf8", 0, end));
  if (facts?.record !== hashOf(record)) return null;
  const clients = parseClients(facts.clients);
  const { files } = facts;
  if (clients === null || !isListOfNames(files) || files.length !== clients.length) return null;
  const lock = packed.subarray(end + 1, at - 1);
  const texts = new Map(
    facts.texts.map(([name, , bytes]) => [name, packed.subarray(at, (at += bytes))]),
  );
  if (at !== packed.length) return null;
  return {
    facts,
    clients: clients.map((config, index) => ({ config, files: files[index]! })),
    lock,
    texts,
  };
}

function factsIn(line: string): PackedFacts | null {
  try {
    const facts = JSON.parse(line) as PackedFacts | null;
    return Array.isArray(facts?.texts) ? facts : null;
  } catch {
    return null;
  }
}

/** The same with another text. @param growth how much longer it is, in UTF-16 units */
export function withText(
  { facts, texts, ...kept }: KeptSnapshot,
  name: string,
  bytes: Buffer,
  growth: number,
): KeptSnapshot {
  const sizes = facts.texts.map((size) =>
    size[0] === name ? ([name, size[1] + growth, bytes.length] as const) : size,
  );
  return { ...kept, facts: { ...facts, texts: sizes }, texts: new Map(texts).set(name, bytes) };
}

/** Pieces of a file, as `packSnapshot` gives them. */
export function printKeptSnapshot(
  { facts, lock, texts }: KeptSnapshot,
  record: string,
): readonly Uint8Array[] {
  const first = JSON.stringify({ ...facts, record: hashOf(record) });
  return [Buffer.from(`${first}\n`), lock, Buffer.from("\n"), ...texts.values()];
}

/** `null` if there is none, or if it is broken. */
export function lockOf({ lock }: KeptSnapshot): Lock | null {
  try {
    const packed: unknown = JSON.parse(lock.toString("utf8"));
    return isPacked(packed) ? unpackLock(packed) : null;
  } catch {
    return null;
  }
}
