/** The format of snapshots: plain text for the committed file, compressed in the cache. */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { isRecord } from "../../2-resolve/node.js";
import { parseLock, printLock } from "../../4-plan/lock/lock-text.js";
import type { Lock } from "../../4-plan/lock/lock.js";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { ClientSnapshot, Snapshot } from "./snapshot.js";
import { parseClients } from "./stored-clients.js";
import { compareTexts } from "../../host/text-order.js";

/**
 * One line of JSON for each line of a document, so that git can merge and show it like the
 * document.
 */
export function printSnapshot(snapshot: Snapshot): string {
  return (
    JSON.stringify(
      jsonOf(snapshot, (text) => text.split("\n")),
      null,
      2,
    ) + "\n"
  );
}

/** Compressed, since it is written on each run that changes something. */
export function packSnapshot(snapshot: Snapshot): string {
  const text = JSON.stringify(jsonOf(snapshot, (text) => text));
  // Quality 1 takes 5 MB of JSON down to 0.45 MB in 15 ms; 4 takes 50 ms for 0.29 MB.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  const brotli = brotliCompressSync(text, { params }).toString("base64");
  return JSON.stringify({ brotli }) + "\n";
}

/** @param written a document's text, as one or in lines */
function jsonOf(
  { version, clients, lock }: Snapshot,
  written: (text: string) => string | readonly string[],
) {
  const files = clients.flatMap((client) => [...client.files]);
  const texts = files.flatMap(([name, text]) =>
    text === null ? [] : [[name, written(text)] as const],
  );
  return {
    ...(version !== null && { version }),
    clients: clients.map(({ config }) => config),
    // What each client has read, or not found.
    files: clients.map((client) => [...client.files.keys()]),
    ...(lock !== null && { lock: printLock(lock).split("\n").filter(isLockLine) }),
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
    return snapshotIn(JSON.parse(unpack(text)));
  } catch {
    return null;
  }
}

/** The largest size to unpack to, in bytes: a small text may expand to anything. */
const roomFor = (packed: number) => 50 * packed + 1024 * 1024;

function unpack(text: string): string {
  if (!text.startsWith('{"brotli":')) return text;
  const { brotli } = JSON.parse(text) as { readonly brotli: string };
  const packed = Buffer.from(brotli, "base64");
  const bytes = brotliDecompressSync(packed, { maxOutputLength: roomFor(packed.length) });
  return bytes.toString("utf8");
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
