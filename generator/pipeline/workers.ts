import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { splitLock, type Lock } from "../4-plan/lock/lock.js";
import type { EmitterReference } from "../5-emit/seam/load-emitters.js";
import type { Known } from "../cache/print-cache.js";
import type { ClientConfig, GenerateConfig } from "../config/generate-config.js";
import { nodeHost } from "../host/host.js";
import type { OnProgress, Part } from "./client-build.js";
import type { PartRequest } from "./worker.js";

/** More than one of these, in bytes, is generated sooner in threads than one after the other. */
const worthwhile = 200_000;

const thread = new URL("./worker.js", import.meta.url);

/** How many threads a run is worth. One is none: the work is done where it is asked for. */
export async function planThreads(
  { cwd, clients, package: { name } }: GenerateConfig,
  wanted: number | undefined,
): Promise<number> {
  const processors = availableParallelism();
  const most = Math.min(wanted ?? processors, clients.length);
  // A package that is named after its first document waits for that one.
  if (most < 2 || name === undefined) return 1;
  // What bundles wireform may have left the thread's module behind.
  if ((await sizeOf(fileURLToPath(thread))) === 0) return 1;
  if (wanted !== undefined) return most;
  const sizes = await documentSizes(clients, cwd);
  const large = sizes.filter((size) => size > worthwhile).length;
  // Each thread loads and warms up by itself, and keeps more than one processor busy: two documents
  // on two processors take a third more work, and as long.
  return large * processors > 4 ? Math.min(most, large) : 1;
}

export interface ThreadOptions {
  readonly threads: number;
  readonly emitters: readonly EmitterReference[];
  readonly known: Known | undefined;
  readonly onProgress: OnProgress;
}

/** A part for each client, in their order, made in threads that end with the last one. */
export async function makeApart(
  config: GenerateConfig,
  lock: Lock,
  { threads, emitters, known, onProgress }: ThreadOptions,
): Promise<readonly Part[]> {
  const { clients } = config;
  const sizes = await documentSizes(clients, config.cwd);
  // The largest first: the small ones fill what is left of the time.
  const queue = [...clients.keys()].toSorted((a, b) => sizes[b]! - sizes[a]!);
  const parts: Part[] = [];
  const tell = (done: number) =>
    onProgress(`generating ${clients.length} documents in ${threads} threads, ${done} done`);
  tell(0);
  const work = async (worker: Worker) => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      const client = clients[index]!;
      parts[index] = await ask(worker, { ...requestOf(config, client, lock, known), emitters });
      tell(Object.keys(parts).length);
    }
  };
  const workers = Array.from({ length: threads }, () => startThread());
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return parts;
}

/** Flags of the program, such as `--input-type`, are not the thread's. */
function startThread(): Worker {
  return new Worker(thread, { execArgv: [] });
}

/** What a thread is told: nothing but data. */
function requestOf(
  config: GenerateConfig,
  client: ClientConfig,
  lock: Lock,
  known: Known | undefined,
): Omit<PartRequest, "emitters"> {
  const { cwd, partial, declarationMaps, updateNames } = config;
  return {
    config: {
      cwd,
      clients: [client],
      package: config.package,
      partial,
      declarationMaps,
      updateNames,
    },
    lock: splitLock(lock, [client]).own,
    known: known?.folder ?? null,
  };
}

/** @throws what the thread threw, or why it ended: `ERR_WORKER_OUT_OF_MEMORY` */
function ask(worker: Worker, request: PartRequest): Promise<Part> {
  return new Promise((resolve, reject) => {
    const settle =
      <T>(then: (value: T) => void) =>
      (value: T) => {
        worker.off("message", onPart);
        worker.off("error", onError);
        then(value);
      };
    const onPart = settle(resolve);
    const onError = settle(reject);
    worker.on("message", onPart);
    worker.on("error", onError);
    worker.postMessage(request);
  });
}

function documentSizes(clients: readonly ClientConfig[], cwd: string): Promise<readonly number[]> {
  return Promise.all(clients.map(({ document }) => sizeOf(path.resolve(cwd, document))));
}

/** Bytes; 0 for what can't be read, of which the run will tell. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await nodeHost.stat(file)).size;
  } catch {
    return 0;
  }
}
