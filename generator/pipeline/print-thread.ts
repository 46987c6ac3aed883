import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { PrintHelper } from "../6-print/early.js";
import { contentOf } from "../cache/print-cache.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { PrintAnswer, PrintRequest } from "./print-worker.js";
import { documentSizes, sizeOf } from "./workers.js";

/** A thread that prints modules while this one drafts others. */
export interface PrintThread extends PrintHelper {
  stop(): void;
}

/** Bytes of all documents. Below this, the thread would take longer to start than it helps. */
const worthwhile = 1_000_000;

/** How many modules may wait for the thread: what it prints while this one is busy with one module. */
const backlog = 24;

const thread = new URL("./print-worker.js", import.meta.url);

/** `null` if the work is better done without. @param wanted the largest number of threads */
export async function printThreadFor(
  config: GenerateConfig,
  wanted: number | undefined,
): Promise<PrintThread | null> {
  // Maps need of drafts what can't be sent.
  if ((wanted ?? availableParallelism()) < 2 || config.declarationMaps !== undefined) return null;
  const sizes = await documentSizes(config.clients, config.cwd);
  const size = sizes.reduce((sum, one) => sum + one, 0);
  if (wanted === undefined && size < worthwhile) return null;
  // If somebody bundled wireform, the module of the thread may be missing.
  return (await sizeOf(fileURLToPath(thread))) === 0 ? null : startPrintThread();
}

function startPrintThread(): PrintThread {
  const { port1: port, port2 } = new MessageChannel();
  const options = { execArgv: [], workerData: { port: port2 }, transferList: [port2] };
  const worker = new Worker(thread, options);
  // A run that fails for another reason doesn't wait for it.
  worker.unref();
  const waiting: ((answer: PrintAnswer) => void)[] = [];
  let isGone = false;
  const settle = (answer: PrintAnswer) => {
    waiting.shift()?.(answer);
    if (waiting.length === 0) port.unref();
  };
  // Also if it never began, or has no memory left: what it has not printed, the caller prints.
  const onGone = () => {
    isGone = true;
    while (waiting.length > 0) settle(null);
  };
  worker.on("error", onGone);
  worker.on("exit", onGone);
  port.on("message", settle);
  port.unref();
  return {
    hasRoom() {
      // Drafting leaves no time for events: answers are taken here.
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
        settle(next.message as PrintAnswer);
      return !isGone && waiting.length < backlog;
    },
    print(draft, paths, how) {
      return new Promise((resolve) => {
        waiting.push(resolve);
        port.ref();
        port.postMessage({ content: contentOf(draft, how), paths } satisfies PrintRequest);
      });
    },
    stop() {
      void worker.terminate();
    },
  };
}
