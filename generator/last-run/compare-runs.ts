import path from "node:path";
import { parseLock } from "../4-plan/lock-text.js";
import type { Lock } from "../4-plan/lock.js";
import type { LocatedFinding } from "../diff/locate.js";
import { diffClients } from "../diff-documents.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Locator } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../generate-config.js";
import { nodeHost } from "../host.js";
import { noteReads, type Reads } from "../reads.js";
import { documentHost } from "../release/document-host.js";
import { readClients } from "../release/read-clients.js";
import { comparable } from "./keep-run.js";
import { parseKeptRun, type KeptRun } from "./kept-run.js";

/** What changed for callers since a folder was last generated. */
export interface SinceLastRun {
  /** `unknown`: the folder has no documents of an earlier run, or none that can be read. */
  readonly documents: "same" | "changed" | "unknown";
  /** Gravest first. Names that `wireform.lock` keeps are no change. */
  readonly findings: readonly LocatedFinding[];
}

/** What two runs are compared by: plain data, which a worker can be given. */
export interface RunComparison {
  /** The text of what the last run kept. */
  readonly last: string;
  readonly config: Pick<GenerateConfig, "cwd" | "clients">;
  /** `wireform.lock` before the run, and whether it is put aside (`--update-names`). */
  readonly lock: string;
  readonly updates: boolean;
}

/** With what was read of the documents of today: a run may have read something else. */
export interface Compared extends SinceLastRun {
  readonly reads: Reads;
}

/** Compares the documents of today with those of the last run, each with the names that it got. */
export async function compareRuns(job: RunComparison): Promise<Compared> {
  const { config, lock, updates } = job;
  const { host, reads } = noteReads(nodeHost);
  const last = parseKeptRun(job.last);
  if (last === null) return { documents: "unknown", findings: [], reads };
  if (await isSame(last, job)) return { documents: "same", findings: [], reads };
  const [oldSources, newSources] = [new Map<string, Locator>(), new Map<string, Locator>()];
  const { cwd } = config;
  const keptHost = documentHost((name) => last.documents.get(name), cwd);
  // A folder is only written from what has faults where that is wanted.
  const kept = { clients: last.clients, cwd, partial: true };
  const before = await readClients(kept, keptHost, oldSources);
  const now = await readClients({ ...config, partial: true }, host, newSources);
  if (before === null || now === null) return { documents: "unknown", findings: [], reads };
  const earlier = {
    old: { lock: linesOf(last.lock), updates: false },
    new: { lock: linesOf(lock), updates },
  };
  const findings = diffClients(before, now, oldSources, newSources, earlier);
  return { documents: "changed", findings, reads };
}

/** Whether all that names and code follow from is what it was. */
async function isSame(last: KeptRun, { config, lock, updates }: RunComparison): Promise<boolean> {
  if (updates || lock !== last.lock) return false;
  if (JSON.stringify(last.clients) !== JSON.stringify(config.clients.map(comparable))) return false;
  try {
    for (const [name, text] of last.documents) {
      const file = path.resolve(config.cwd, name);
      // Of a file that was tampered with, it may be a pipe, which never ends, or another's.
      const { kind, size } = await nodeHost.stat(file);
      if (kind !== "file" || size > 4 * text.length + 4) return false;
      const bytes = await nodeHost.readFile(file);
      if (new TextDecoder("utf-8").decode(bytes) !== text) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** What can't be read of a lock, `generate` tells. */
function linesOf(text: string): Lock {
  return parseLock({ file: "", text }, new Diagnostics());
}
