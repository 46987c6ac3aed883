import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { splitLock, type Lock } from "../4-plan/lock/lock.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { referencesTo, type EmitterReference } from "../5-emit/seam/load-emitters.js";
import type { PrintCache } from "../cache/print-cache.js";
import type { ClientConfig, GenerateConfig } from "../config/generate-config.js";
import type { OutputConfig } from "../config/project.js";
import { snapshotsOf } from "../history/comparison/client-history.js";
import { nodeHost } from "../host/host.js";
import type { BuildOptions, ClientBuild } from "./client-build.js";
import type { BuildRequest } from "./worker.js";

/** Bytes. From two documents of this size on, threads may be faster. */
const worthwhile = 200_000;

const thread = new URL("./worker.js", import.meta.url);

/** How many threads to use, and how each of them loads the same emitters. */
export interface Threads {
  readonly count: number;
  readonly emitters: readonly EmitterReference[];
}

/** `null` if the work is better done without threads. @param wanted the largest number */
export async function planThreads(
  config: GenerateConfig,
  emitters: readonly Emitter[],
  wanted: number | undefined,
): Promise<Threads | null> {
  const references = referencesTo(emitters);
  const count = references === null ? 1 : await countThreads(config, wanted);
  return references === null || count < 2 ? null : { count, emitters: references };
}

async function countThreads(
  { cwd, clients, package: { name } }: GenerateConfig,
  wanted: number | undefined,
): Promise<number> {
  const processors = availableParallelism();
  const most = Math.min(wanted ?? processors, clients.length);
  // The package is named after its first document, which would have to be read before the others.
  if (most < 2 || name === undefined) return 1;
  if (!(await isThere(thread))) return 1;
  if (wanted !== undefined) return most;
  const sizes = await documentSizes(clients, cwd);
  const large = sizes.filter((size) => size > worthwhile).length;
  // Each thread has to load and warm up, and keeps more than one processor busy: with two documents
  // on two processors, threads do a third more work in the same time.
  return large * processors > 4 ? Math.min(most, large) : 1;
}

/** Builds each client in a worker thread. The result has the order of the clients. */
export async function buildInThreads(
  config: GenerateConfig,
  lock: Lock,
  { count, emitters }: Threads,
  { known, since, onProgress }: Pick<BuildOptions, "known" | "since" | "onProgress">,
): Promise<readonly ClientBuild[]> {
  const { clients } = config;
  const sizes = await documentSizes(clients, config.cwd);
  // The largest documents first, so that all threads end at about the same time.
  const queue = [...clients.keys()].toSorted((a, b) => sizes[b]! - sizes[a]!);
  const builds: ClientBuild[] = [];
  const report = (done: number) =>
    onProgress(`generating ${clients.length} documents in ${count} threads, ${done} done`);
  report(0);
  const work = async (worker: Worker) => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      const client = clients[index]!;
      const request = requestOf(config, client, lock, known);
      const own = since && snapshotsOf(client, since);
      builds[index] = await ask(worker, { ...request, emitters, since: own });
      report(Object.keys(builds).length);
    }
  };
  const workers = Array.from({ length: count }, () => startThread());
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return builds;
}

/** Without the flags of the process, such as `--input-type`, which threads may not accept. */
function startThread(): Worker {
  return new Worker(thread, { execArgv: [] });
}

/** A request to a thread has to be plain data: without `project`, which contains emitters. */
function requestOf(
  { project: _, ...config }: OutputConfig,
  client: ClientConfig,
  lock: Lock,
  known: PrintCache | undefined,
): Omit<BuildRequest, "emitters" | "since"> {
  return {
    config: { ...config, clients: [client] },
    lock: splitLock(lock, [client]).own,
    known: known?.source ?? null,
  };
}

/** @throws the error of the thread, or why it ended, such as `ERR_WORKER_OUT_OF_MEMORY` */
function ask(worker: Worker, request: BuildRequest): Promise<ClientBuild> {
  return new Promise((resolve, reject) => {
    const once =
      <T>(then: (value: T) => void) =>
      (value: T) => {
        worker.off("message", onBuild);
        worker.off("error", onError);
        then(value);
      };
    const onBuild = once(resolve);
    const onError = once(reject);
    worker.on("message", onBuild);
    worker.on("error", onError);
    worker.postMessage(request);
  });
}

/** Whether there is the module of a thread: it may be missing if somebody bundled wireform. */
export async function isThere(thread: URL): Promise<boolean> {
  return (await sizeOf(fileURLToPath(thread))) > 0;
}

/** In bytes, in the order of the clients. */
export function documentSizes(
  clients: readonly ClientConfig[],
  cwd: string,
): Promise<readonly number[]> {
  return Promise.all(clients.map(({ document }) => sizeOf(path.resolve(cwd, document))));
}

/** In bytes; 0 for a file that can't be read, which is reported when it is loaded. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await nodeHost.stat(file)).size;
  } catch {
    return 0;
  }
}
