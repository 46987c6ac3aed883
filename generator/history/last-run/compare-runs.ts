import { parseLock } from "../../4-plan/lock/lock-text.js";
import { lockedAs, type Lock } from "../../4-plan/lock/lock.js";
import type { LocatedFinding } from "../../diff/verdicts/locate.js";
import { diffClients } from "../diff-documents.js";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { ClientConfig, GenerateConfig } from "../../config/generate-config.js";
import { nodeHost } from "../../host/host.js";
import type { ClientReader } from "../../pipeline/read-client.js";
import type { Inputs } from "../../cache/inputs.js";
import { documentHost } from "../document-host.js";
import { readClients } from "../read-clients.js";
import { parseKeptRun } from "./kept-run.js";
import { findUnchanged } from "./unchanged-clients.js";

/** What changed for callers since a folder was last generated. */
export interface SinceLastRun {
  /** `unknown`: the folder has no documents of an earlier run, or none that can be read. */
  readonly documents: "same" | "changed" | "unknown";
  /** Most severe first. Names that `wireform.lock` keeps are no change. */
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
  readonly reads: Inputs;
}

/**
 * Compares the documents of today with those of the last run, each with the names that it got. Only
 * clients of which anything has changed are read: one small document may stand beside large ones.
 */
export async function compareRuns(job: RunComparison, read: ClientReader): Promise<Compared> {
  const { config, lock, updates } = job;
  const last = parseKeptRun(job.last);
  if (last === null) return { documents: "unknown", findings: [], reads: new Map() };
  const { unchanged, reads: same } = await findUnchanged(last, job);
  const isSame = (clients: readonly ClientConfig[]) => clients.length === unchanged.size;
  if (isSame(last.clients) && isSame(config.clients) && lock === last.lock)
    return { documents: "same", findings: [], reads: same };
  const { cwd } = config;
  const keptHost = documentHost((name) => last.documents.get(name), cwd);
  const others = (clients: readonly ClientConfig[]) =>
    clients.filter((client) => !unchanged.has(lockedAs(client)));
  // A folder is only written from what has faults where that is wanted.
  const kept = { clients: others(last.clients), cwd, partial: true };
  const before = await readClients(kept, keptHost, read);
  const today = { clients: others(config.clients), cwd, partial: true };
  const now = await readClients(today, nodeHost, read);
  if (before === null || now === null) return { documents: "unknown", findings: [], reads: same };
  const reads = new Map([...same, ...now.inputs]);
  const earlier = {
    old: { lock: linesOf(last.lock), updates: false },
    new: { lock: linesOf(lock), updates },
  };
  const findings = diffClients(before.clients, now.clients, before.sources, now.sources, earlier);
  return { documents: "changed", findings, reads };
}

/** What can't be read of a lock, `generate` tells. */
function linesOf(text: string): Lock {
  return parseLock({ file: "", text }, new Diagnostics());
}
