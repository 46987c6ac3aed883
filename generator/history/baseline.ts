import path from "node:path";
import { isRecord } from "../2-resolve/node.js";
import { parseLock, printLock } from "../4-plan/lock/lock-text.js";
import type { Lock } from "../4-plan/lock/lock.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Locators } from "../diagnostics/locate.js";
import type { ClientConfig } from "../config/generate-config.js";
import type { Host } from "../host/host.js";
import { documentHost, nameOf } from "./document-host.js";
import { keptClient, parseClients } from "./kept-clients.js";

/** The file in the output folder that says what the version in `wireform.yaml` means. */
export const baselineName = "wireform.baseline.json";

/**
 * The documents of a version, what was configured of them, and their names. Documents, not what was
 * made of them: a later wireform reads them with its own eyes.
 */
export interface Baseline {
  readonly version: string;
  readonly clients: readonly ClientConfig[];
  /** The names that the version has; `null` where an older wireform has not noted them. */
  readonly lock: Lock | null;
  /** The lines of each file, by its path from the folder of `wireform.yaml`. */
  readonly documents: Readonly<Record<string, readonly string[]>>;
}

export function baselineOf(
  facts: Omit<Baseline, "documents">,
  sources: Locators,
  cwd: string,
): Baseline {
  const documents = [...sources].map(([file, { text }]) => {
    return [nameOf(path.resolve(cwd, file), cwd), text.split(/\r?\n/)] as const;
  });
  const sorted = documents.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const clients = facts.clients.map((client) => withoutMachine(keptClient(client), cwd));
  return { ...facts, clients, documents: Object.fromEntries(sorted) };
}

/** A configuration whose files are named from the folder of `wireform.yaml`, as documents are. */
function withoutMachine(client: ClientConfig, cwd: string): ClientConfig {
  const named = (file: string) => nameOf(path.resolve(cwd, file), cwd);
  const { document, overlays, roots } = client;
  return {
    ...client,
    document: named(document),
    ...(overlays && { overlays: overlays.map(named) }),
    ...(roots && { roots: roots.map(named) }),
  };
}

export function printBaseline({ version, clients, lock, documents }: Baseline): string {
  const lines = lock && printLock(lock).split("\n").filter(isLockLine);
  return JSON.stringify({ version, clients, lock: lines, documents }, null, 2) + "\n";
}

/** Not what the file of the lock says of itself. */
function isLockLine(line: string): boolean {
  return line !== "" && !line.startsWith("#");
}

/** Reads a baseline's text; `null` where it is none. */
export function parseBaseline(text: string): Baseline | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || typeof value["version"] !== "string") return null;
    const { version, documents } = value;
    const clients = parseClients(value["clients"]);
    if (clients === null || !isRecord(documents)) return null;
    if (!Object.values(documents).every(areLines)) return null;
    const lock = parseNames(value["lock"] ?? null);
    if (lock === undefined) return null;
    return { version, clients, lock, documents: documents as Baseline["documents"] };
  } catch {
    return null;
  }
}

/** The lock; `null` where there is none, `undefined` where it is broken. */
function parseNames(lines: unknown): Lock | null | undefined {
  if (lines === null) return null;
  if (!areLines(lines)) return undefined;
  const diagnostics = new Diagnostics();
  const lock = parseLock({ file: baselineName, text: lines.join("\n") }, diagnostics);
  return diagnostics.hasErrors ? undefined : lock;
}

function areLines(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((line) => typeof line === "string");
}

/** The files of a baseline as if they stood where they were read. */
export function baselineHost({ documents }: Baseline, cwd: string): Host {
  return documentHost((name) => documents[name]?.join("\n"), cwd);
}
