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

/** More than one of these, in bytes, is generated sooner in threads than one after the other. */
const worthwhile = 200_000;

const thread = new URL("./worker.js", import.meta.url);

/** Threads that a run is worth, and what each needs to have the same emitters. */
export interface Threads {
  readonly count: number;
  readonly emitters: readonly EmitterReference[];
}

/** `null`: the work is done where it is asked for. @param wanted at most so many */
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

/** A build of each client, in their order, made in threads that end with the last one. */
export async function buildInThreads(
  config: GenerateConfig,
  lock: Lock,
  { count, emitters }: Threads,
  { known, since, onProgress }: Pick<BuildOptions, "known" | "since" | "onProgress">,
): Promise<readonly ClientBuild[]> {
  const { clients } = config;
  const sizes = await documentSizes(clients, config.cwd);
  // The largest first: the small ones fill what is left of the time.
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

/** Flags of the program, such as `--input-type`, are not the thread's. */
function startThread(): Worker {
  return new Worker(thread, { execArgv: [] });
}

/** What a thread is told: nothing but data. A project names emitters, which are code. */
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

/** @throws what the thread threw, or why it ended: `ERR_WORKER_OUT_OF_MEMORY` */
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
