/** The format of snapshots: lines for the committed file, whole texts in the cache. */
import { isRecord } from "../../2-resolve/node.js";
import { parseLock, printLock } from "../../4-plan/lock/lock-text.js";
import type { Lock } from "../../4-plan/lock/lock.js";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { ClientSnapshot, Snapshot } from "./snapshot.js";
import { isPacked, packLock, unpackLock } from "./packed-lock.js";
import { parseClients } from "./stored-clients.js";
import { hashOf } from "../../host/content-hash.js";
import { compareTexts } from "../../host/text-order.js";

/**
 * One line of JSON for each line of a document, so that git can merge and show it like the
 * document.
 */
export function printSnapshot(snapshot: Snapshot): string {
  const { documents, ...facts } = jsonOf(snapshot, (text) => text.split("\n"));
  const { lock } = snapshot;
  const written = {
    ...facts,
    ...(lock !== null && { lock: printLock(lock).split("\n").filter(isLockLine) }),
    documents,
  };
  return JSON.stringify(written, null, 2) + "\n";
}

/**
 * A line of JSON, and behind it the texts as they are: nothing is faster to write and to read, which runs
 * after an edit do each time.
 * @param record the text of the record of the same run
 * @returns pieces of a file: as one text they would take the memory of all documents once more
 */
export function packSnapshot(snapshot: Snapshot, record: string): readonly string[] {
  const { documents, ...facts } = jsonOf(snapshot, (text) => text);
  const texts = Object.entries(documents);
  const lengths = texts.map(([name, text]) => [name, text.length] as const);
  const { lock } = snapshot;
  const first = JSON.stringify({
    lengths,
    record: hashOf(record),
    ...facts,
    ...(lock !== null && { lock: packLock(lock) }),
  });
  return [first, "\n", ...texts.map(([, text]) => text)];
}

/** @param written a document's text, as one or in lines */
function jsonOf<Text>({ version, clients }: Snapshot, written: (text: string) => Text) {
  const files = clients.flatMap((client) => [...client.files]);
  const texts = files.flatMap(([name, text]) =>
    text === null ? [] : [[name, written(text)] as const],
  );
  return {
    ...(version !== null && { version }),
    clients: clients.map(({ config }) => config),
    // What each client has read, or not found.
    files: clients.map((client) => [...client.files.keys()]),
    documents: Object.fromEntries(texts.toSorted(([a], [b]) => compareTexts(a, b))),
  };
}

/** Without the header of the lock file. */
function isLockLine(line: string): boolean {
  return line !== "" && !line.startsWith("#");
}

/**
 * Reads either format, also from older versions: without `files` or `lock`, and with texts that
 * aren't split into lines. `null` if it is something else.
 */
export function parseSnapshot(text: string): Snapshot | null {
  try {
    return snapshotIn(text.startsWith('{"lengths":') ? unpack(text) : JSON.parse(text));
  } catch {
    return null;
  }
}

/** The snapshot of the run that has left a record; `null` if it is another one's. */
export function parseSnapshotOf(record: string, text: string): Snapshot | null {
  try {
    const value = unpack(text);
    return value["record"] === hashOf(record) ? snapshotIn(value) : null;
  } catch {
    return null;
  }
}

/** @throws if the text was cut short */
function unpack(text: string): Readonly<Record<string, unknown>> {
  const end = text.indexOf("\n");
  const { lengths, ...rest } = JSON.parse(text.slice(0, end)) as {
    readonly lengths: readonly (readonly [name: string, length: number])[];
  };
  let at = end + 1;
  const documents = lengths.map(
    ([name, length]) => [name, text.slice(at, (at += length))] as const,
  );
  if (at !== text.length) throw new Error("texts are missing");
  return { ...rest, documents: Object.fromEntries(documents) };
}

function snapshotIn(value: unknown): Snapshot | null {
  if (!isRecord(value) || !isRecord(value["documents"])) return null;
  const { version = null, files } = value;
  const configs = parseClients(value["clients"]);
  const documents = new Map(
    Object.entries(value["documents"]).map(([name, lines]) => [name, textOf(lines)]),
  );
  const lock = lockIn(value["lock"] ?? null);
  if ((version !== null && typeof version !== "string") || lock === undefined) return null;
  if (configs === null || [...documents.values()].includes(null)) return null;
  // An older version didn't store which client has read which document.
  const names = files === undefined ? configs.map(() => [...documents.keys()]) : files;
  if (!isListOfNames(names) || names.length !== configs.length) return null;
  const clients = configs.map((config, i): ClientSnapshot => {
    return { config, files: new Map(names[i]!.map((name) => [name, documents.get(name) ?? null])) };
  });
  return { version, clients, lock };
}

/** `undefined` if it is broken. */
function lockIn(value: unknown): Lock | null | undefined {
  if (value === null) return null;
  if (isPacked(value)) return unpackLock(value);
  const text = textOf(value);
  if (text === null) return undefined;
  const diagnostics = new Diagnostics();
  const lock = parseLock({ file: "", text }, diagnostics);
  return diagnostics.hasErrors ? undefined : lock;
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return isNames(value) ? value.join("\n") : null;
}

function isListOfNames(value: unknown): value is readonly (readonly string[])[] {
  return Array.isArray(value) && value.every(isNames);
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}
