/** A worker thread that makes parts, one after the other as it is asked. */
import { parentPort } from "node:worker_threads";
import type { Lock } from "../4-plan/lock/lock.js";
import { loadEmitters, type EmitterReference } from "../5-emit/seam/load-emitters.js";
import { readKnown } from "../7-write/existing-output.js";
import { fingerprint } from "../cache/fingerprint.js";
import type { GenerateConfig } from "../config/generate-config.js";
import { nodeHost } from "../host/host.js";
import { makePart } from "./client-build.js";

/** What is asked of a thread; its answer is a `Part`. */
export interface PartRequest {
  readonly config: GenerateConfig;
  readonly lock: Lock;
  readonly emitters: readonly EmitterReference[];
  /** The folder of an earlier run whose files may be known; `null`: none. */
  readonly known: string | null;
}

parentPort?.on("message", async ({ config, lock, known: folder, ...request }: PartRequest) => {
  const emitters = await loadEmitters(request.emitters);
  const known = folder === null ? undefined : readKnown(folder, fingerprint());
  const options = { host: nodeHost, emitters, onProgress: () => {}, known };
  parentPort?.postMessage(await makePart(config, lock, options));
});
