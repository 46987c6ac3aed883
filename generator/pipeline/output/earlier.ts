import path from "node:path";
import { lockName } from "../../4-plan/lock/lock.js";
import type { LockText } from "../../4-plan/lock/lock-text.js";
import { readLockFile, UnreadableFile } from "../../4-plan/lock/read-lock.js";
import { readManifest } from "../../7-write/existing-output.js";
import { readCacheFile } from "../../cache/cache-files.js";
import { readPrintCache } from "../../cache/last-record.js";
import type { PrintCache } from "../../cache/print-cache.js";
import { parseSnapshot } from "../../history/snapshot/snapshot-text.js";
import type { Snapshot } from "../../history/snapshot/snapshot.js";
import { withSlashes } from "../../host/display-path.js";
import { nodeHost } from "../../host/host.js";
import type { EarlierSnapshots } from "../../history/comparison/client-history.js";
import { readLastRelease, type LastRelease } from "../../history/release/last-release.js";
import { basesIn, readEjected, type EjectedModule } from "../eject/ejected-modules.js";
import { unreadableFile, type Errors } from "./failures.js";
import type { OutputTarget } from "./target.js";
import { recoverOutput } from "./folder-work.js";

/** What earlier runs left for this one. */
export interface Earlier {
  readonly lock: LockText;
  /** What needn't be printed again; `undefined` with `force`, or if nothing is known. */
  readonly printed: PrintCache | undefined;
  /** `null` without `changelog: true`. */
  readonly release: LastRelease | null;
  /** Modules of the runtime that a user has taken over. */
  readonly ejected: readonly EjectedModule[];
  /** Snapshots that the clients are compared with. */
  readonly since: EarlierSnapshots;
}

/**
 * Reads what earlier runs left. If one was killed while it wrote, its work is first finished or
 * undone.
 * @returns errors if the folder can't be read, or a file in it that would be overwritten
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
    const manifest = readManifest(folder);
    // Where the manifest can't be read, `--force` rewrites all files but those of users.
    const files = manifest === null ? basesIn(folder) : manifest;
    const ejected = files ? await readEjected(folder, displayPath, files) : [];
    const lastRun = target.compares ? readLastRun(folder) : null;
    const since = { lastRun, lastRelease: release?.snapshot ?? null };
    return { lock, printed, release, ejected, since };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const name = withSlashes(path.relative(folder, error.file));
    return { errors: unreadableFile(error, `${displayPath}/${name}`) };
  }
}

/** The documents of the last run; `null` if this machine doesn't have them. */
function readLastRun(folder: string): Snapshot | null {
  const text = readCacheFile(folder, "documents");
  return text === null ? null : parseSnapshot(text);
}
