import path from "node:path";
import { decodeText } from "../../1-load/text.js";
import { lockedAs } from "../../4-plan/lock/lock.js";
import { withUnixLines } from "../../host/content-hash.js";
import type { ClientConfig } from "../../config/generate-config.js";
import { nodeHost, type Host } from "../../host/host.js";
import { trackInputs, type Inputs } from "../../cache/inputs.js";
import type { RunComparison } from "./compare-runs.js";
import { comparable } from "./keep-run.js";
import type { KeptRun } from "./kept-run.js";

/** Clients that are what they were, and what was read to know it. */
export interface Unchanged {
  /** As the lock calls them. */
  readonly unchanged: ReadonlySet<string>;
  readonly reads: Inputs;
}

/**
 * The clients of which all is what it was that names and code follow from: their configuration, the
 * lines of the lock, and every file. No client has a say in another's.
 */
export async function findUnchanged(last: KeptRun, job: RunComparison): Promise<Unchanged> {
  const { config, lock, updates } = job;
  const unchanged = new Set<string>();
  const reads = new Map<string, string | null>();
  if (updates) return { unchanged, reads };
  const today = new Map(config.clients.map((client) => [lockedAs(client), client]));
  for (const [index, client] of last.clients.entries()) {
    const name = lockedAs(client);
    if (!isSameClient(client, today.get(name))) continue;
    if (lock !== last.lock && linesOf(name, lock) !== linesOf(name, last.lock)) continue;
    // What has changed may read other files: only those of what has not are the run's.
    const noted = trackInputs(nodeHost);
    const isAsKept = (file: string) => isSameFile(file, last, config.cwd, noted.host);
    if (!(await everyOf(last.files[index]!, isAsKept))) continue;
    unchanged.add(name);
    for (const [file, hash] of noted.inputs) reads.set(file, hash);
  }
  return { unchanged, reads };
}

function isSameClient(kept: ClientConfig, today: ClientConfig | undefined): boolean {
  return today !== undefined && JSON.stringify(comparable(today)) === JSON.stringify(kept);
}

/** The lines of a client as they stand in the lock, each behind the client's name. */
function linesOf(client: string, lock: string): string {
  const lines = lock.split(/[\r\n]+/).filter((line) => line.trimStart().startsWith(`${client} `));
  return lines.join("\n");
}

/** Its text is what was kept; or it was missing, and still is. */
async function isSameFile(
  name: string,
  { documents }: KeptRun,
  cwd: string,
  host: Host,
): Promise<boolean> {
  const kept = documents.get(name);
  const file = path.resolve(cwd, name);
  try {
    // Of a file that was tampered with, it may be a pipe, which never ends, or another's.
    const { kind, size } = await host.stat(file);
    if (kept === undefined || kind !== "file" || size > 4 * kept.length + 4) return false;
    const bytes = await host.readFile(file);
    return decodeText(withUnixLines(bytes)).text === kept;
  } catch {
    return kept === undefined;
  }
}

async function everyOf<T>(
  items: readonly T[],
  isRight: (item: T) => Promise<boolean>,
): Promise<boolean> {
  for (const item of items) if (!(await isRight(item))) return false;
  return true;
}
