import path from "node:path";
import { lockName } from "../../4-plan/lock/lock.js";
import type { LockText } from "../../4-plan/lock/lock-text.js";
import { readLockFile, UnreadableFile } from "../../4-plan/lock/read-lock.js";
import { readPrintCache } from "../../cache/last-record.js";
import type { PrintCache } from "../../cache/print-cache.js";
import type { OutputConfig } from "../../config/project.js";
import { nodeHost } from "../../host/host.js";
import type { Release } from "../../history/release.js";
import type { ClientReader } from "../read-client.js";
import { unreadableFile, type Errors } from "./failures.js";
import type { OutputTarget } from "./target.js";
import { recoverOutput } from "./write-output.js";

/** What earlier runs left in a folder, and what follows from it for this one. */
export interface Earlier {
  readonly lock: LockText;
  /** What is printed already; nothing where all is to be written anew. */
  readonly printed: PrintCache | undefined;
  /** The configuration, with the version that follows from what changed since the last release. */
  readonly config: OutputConfig;
  /** `null` where the package's version is not counted (`changelog`). */
  readonly release: Release | null;
}

/**
 * Ends first what a killed run has begun.
 * @returns errors where the folder, or a file that the next run would lose, can't be read
 */
export async function readEarlier(
  target: OutputTarget,
  read: ClientReader,
): Promise<Earlier | { readonly errors: Errors }> {
  const errors = await recoverOutput(target);
  if (errors.length > 0) return { errors };
  const { config, folder, displayPath, force } = target;
  const file = `${displayPath}/${lockName}`;
  try {
    const text = (await readLockFile(path.join(folder, lockName), nodeHost)) ?? "";
    const lock = { file, text };
    const printed = force ? undefined : readPrintCache(folder);
    if (config.project?.changelog !== true) return { lock, printed, config, release: null };
    const { planRelease } = await import("../../history/release.js");
    const release = await planRelease(config, folder, lock, read);
    const { version } = release;
    return {
      lock,
      printed,
      config: { ...config, package: { ...config.package, version } },
      release,
    };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { errors: unreadableFile(error, `${displayPath}/${path.basename(error.file)}`) };
  }
}
