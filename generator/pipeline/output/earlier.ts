import path from "node:path";
import { lockName } from "../../4-plan/lock/lock.js";
import type { LockText } from "../../4-plan/lock/lock-text.js";
import { readLockFile, UnreadableFile } from "../../4-plan/lock/read-lock.js";
import { readCacheFile } from "../../cache/cache-files.js";
import { readPrintCache } from "../../cache/last-record.js";
import type { PrintCache } from "../../cache/print-cache.js";
import { parseSnapshot } from "../../history/snapshot/snapshot-text.js";
import type { Snapshot } from "../../history/snapshot/snapshot.js";
import { nodeHost } from "../../host/host.js";
import type { EarlierSnapshots } from "../../history/comparison/client-history.js";
import { readLastRelease, type LastRelease } from "../../history/release/last-release.js";
import { unreadableFile, type Errors } from "./failures.js";
import type { OutputTarget } from "./target.js";
import { recoverOutput } from "./write-output.js";

/** What earlier runs left in a folder, and what follows from it for this one. */
export interface Earlier {
  readonly lock: LockText;
  /** What is printed already; nothing where all is to be written again. */
  readonly printed: PrintCache | undefined;
  /** `null` where the package's version is not counted (`changelog`). */
  readonly release: LastRelease | null;
  /** What the clients are compared with. */
  readonly since: EarlierSnapshots;
}

/**
 * Ends first what a killed run has begun.
 * @returns errors where the folder, or a file that the next run would lose, can't be read
 */
export async function readEarlier(
  target: OutputTarget,
): Promise<Earlier | { readonly errors: Errors }> {
  const errors = await recoverOutput(target);
  if (errors.length > 0) return { errors };
  const { config, folder, displayPath, force, build } = target;
  const file = `${displayPath}/${lockName}`;
  try {
    const text = (await readLockFile(path.join(folder, lockName), nodeHost)) ?? "";
    const lock = { file, text };
    const printed = force ? undefined : readPrintCache(folder, build);
    const isCounted = config.project?.changelog === true;
    const release = isCounted ? await readLastRelease(folder) : null;
    const lastRun = target.compares ? readLastRun(folder) : null;
    return { lock, printed, release, since: { lastRun, lastRelease: release?.snapshot ?? null } };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { errors: unreadableFile(error, `${displayPath}/${path.basename(error.file)}`) };
  }
}

/** What the folder was last written from; `null` where this machine doesn't know it. */
function readLastRun(folder: string): Snapshot | null {
  const text = readCacheFile(folder, "documents");
  return text === null ? null : parseSnapshot(text);
}
