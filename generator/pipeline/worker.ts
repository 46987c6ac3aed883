/** A worker thread that builds one client for each message. */
import { parentPort } from "node:worker_threads";
import type { Lock } from "../4-plan/lock/lock.js";
import { loadEmitters, type EmitterReference } from "../5-emit/seam/load-emitters.js";
import { readPrintCache } from "../cache/last-record.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { EarlierSnapshots } from "../history/comparison/client-history.js";
import { nodeHost } from "../host/host.js";
import { buildClients, readClient } from "../pipeline.js";

/** A message to a worker thread, which answers with a `ClientBuild`. */
export interface BuildRequest {
  readonly config: GenerateConfig;
  readonly lock: Lock;
  readonly emitters: readonly EmitterReference[];
  /** What the client is compared with; `null` where no history is kept. */
  readonly since: EarlierSnapshots | null;
  /** Where to read the print cache; `null` if there is none. */
  readonly known: { readonly folder: string; readonly build: string } | null;
}

parentPort?.on("message", async ({ config, lock, known: source, ...request }: BuildRequest) => {
  const emitters = await loadEmitters(request.emitters);
  const known = source === null ? undefined : readPrintCache(source.folder, source.build);
  const { since } = request;
  const options = {
    read: readClient,
    host: nodeHost,
    emitters,
    onProgress: () => {},
    known,
    since,
  };
  parentPort?.postMessage(await buildClients(config, lock, options));
});
