import { Worker } from "node:worker_threads";
import { readCacheFile } from "../../cache/cache-files.js";
import type { OutputConfig } from "../../config/project.js";
import type { Inputs } from "../../cache/inputs.js";
import type { ClientReader } from "../../pipeline/read-client.js";
import type { Compared, RunComparison, SinceLastRun } from "./compare-runs.js";

/** A comparison that is under way while a package is generated. Nothing that fails in it is told. */
export interface PendingComparison {
  /** Waits for it. @param inputs what the run has read */
  end(inputs: Inputs): Promise<SinceLastRun>;
  /** It isn't needed: nothing was written. */
  drop(): SinceLastRun;
}

export const unknown: SinceLastRun = { documents: "unknown", findings: [] };
export const same: SinceLastRun = { documents: "same", findings: [] };
const noComparison: PendingComparison = { end: async () => unknown, drop: () => unknown };

/** What is compared: a folder, and what will be written there. */
interface ComparisonTarget {
  /** Whether that is wanted. */
  readonly compares: boolean;
  readonly folder: string;
  readonly config: OutputConfig;
}

/**
 * Begins to compare with what a folder was last generated from, before anything is written there.
 * Large documents are compared by another core; what is small, once the files are written.
 * @param lock the text of `wireform.lock` in the folder
 * @param read how this thread reads documents: one that has read them doesn't read them again
 */
export function startComparison(
  { compares, folder, config }: ComparisonTarget,
  lock: string,
  read: ClientReader,
): PendingComparison {
  const last = compares ? readCacheFile(folder, "documents") : null;
  if (last === null) return noComparison;
  const { cwd, clients, updateNames } = config;
  const job = { last, config: { cwd, clients }, lock, updates: updateNames === true };
  const work = last.length >= large ? startWorker(job) : null;
  const compare =
    work?.wait ?? (async () => (await import("./compare-runs.js")).compareRuns(job, read));
  return {
    async end(inputs) {
      const compared = await compare().catch(() => null);
      if (compared === null) return unknown;
      const { reads, ...since } = compared;
      // A document that was saved in between: what is known isn't of what was written.
      const isOfRun = [...reads].every(([file, hash]) => inputs.get(file) === hash);
      return isOfRun ? since : unknown;
    },
    drop() {
      work?.stop();
      return unknown;
    },
  };
}

/** Characters of compressed text, of about a megabyte: less is compared before a worker has begun. */
const large = 100_000;

/** With the usual room for short-lived values, two Stripes take 40 MB more and no less time. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** `null` where there can be no worker: of sources that aren't compiled, or of what can't be cloned. */
function startWorker(job: RunComparison) {
  if (!import.meta.url.endsWith(".js")) return null;
  try {
    const worker = new Worker(new URL("./compare-worker.js", import.meta.url), {
      workerData: job,
      resourceLimits,
    });
    // Only who waits for it keeps the process.
    worker.unref();
    const result = new Promise<Compared | null>((resolve) => {
      worker.once("message", resolve);
      worker.once("error", () => resolve(null));
      worker.once("exit", () => resolve(null));
    });
    return {
      wait() {
        worker.ref();
        return result;
      },
      stop: () => void worker.terminate(),
    };
  } catch {
    return null;
  }
}
