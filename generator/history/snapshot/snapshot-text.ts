/** The format of snapshots: lines for the committed file, whole texts in the cache. */
import { isRecord } from "../../2-resolve/node.js";
import { parseLock, printLock } from "../../4-plan/lock/lock-text.js";
import type { Lock } from "../../4-plan/lock/lock.js";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { ClientSnapshot, Snapshot } from "./snapshot.js";
import { isPacked, unpackLock } from "./packed-lock.js";
import { isPackedSnapshot, unpackSnapshot } from "./packed-snapshot.js";
import { isListOfNames, isNames, jsonOf } from "./snapshot-json.js";
import { parseClients } from "./stored-clients.js";

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
    return snapshotIn(isPackedSnapshot(text) ? unpackSnapshot(text) : JSON.parse(text));
  } catch {
    return null;
  }
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
