import { availableParallelism } from "node:os";
import path from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { PrintHelper } from "../6-print/early.js";
import type { HashedFiles, OutputFile } from "../6-print/print.js";
import { nodeDisk, type Disk } from "../7-write/disk.js";
import { leadWriting, newProgress } from "../7-write/two-writers.js";
import { contentOf } from "../cache/print-cache.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { PrintAnswer, PrintedThere, PrintRequest, ThreadRequest } from "./print-worker.js";
import { fileOf } from "./shared-texts.js";
import { documentSizes, isThere } from "./workers.js";

/** A thread that prints modules while this one drafts others, and helps to write them. */
export interface PrintThread extends PrintHelper {
  /** A disk that writes files in both threads. */
  readonly disk: Disk;
  stop(): void;
}

/** Bytes of all documents. Below this, the thread would take longer to start than it helps. */
const worthwhile = 1_000_000;

/**
 * How many modules may wait for the thread. It prints the last ones while this one prints what isn't alone,
 * such as the index; each of those that wait takes memory.
 */
const backlog = 48;

/** How many go in one message: a message takes as long as a small module. */
const batchSize = 4;

/** What a module leaves behind is soon gone: more room for it would only take memory. */
const youngMegabytes = 6;

const thread = new URL("./print-worker.js", import.meta.url);

/** `null` if the work is better done without. @param wanted the largest number of threads */
export async function printThreadFor(
  config: GenerateConfig,
  wanted: number | undefined,
): Promise<PrintThread | null> {
  // Maps need of drafts what can't be sent.
  if ((wanted ?? availableParallelism()) < 2 || config.declarationMaps !== undefined) return null;
  if (wanted === undefined && (await totalSize(config)) < worthwhile) return null;
  if (!(await isThere(thread))) return null;
  try {
    return startPrintThread();
  } catch {
    // Node can forbid threads (`--experimental-permission`).
    return null;
  }
}

/** Of all documents, in bytes. */
async function totalSize({ clients, cwd }: GenerateConfig): Promise<number> {
  const sizes = await documentSizes(clients, cwd);
  return sizes.reduce((sum, one) => sum + one, 0);
}

function startPrintThread(): PrintThread {
  const { port1: port, port2 } = new MessageChannel();
  const worker = new Worker(thread, {
    execArgv: [],
    workerData: { port: port2 },
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  // A run that fails for another reason doesn't wait for it.
  worker.unref();
  const waiting: ((found: HashedFiles | null) => void)[] = [];
  let batch: PrintRequest[] = [];
  let isGone = false;
  const printedThere = new Map<OutputFile, Uint8Array>();
  const keep = ({ files, contentHash }: PrintedThere): HashedFiles => {
    const kept = files.map((sent) => {
      if (!("bytes" in sent)) return sent;
      const file = fileOf(sent);
      printedThere.set(file, sent.bytes);
      return file;
    });
    return { files: kept, contentHash };
  };
  const settle = (answers: readonly PrintAnswer[]) => {
    for (const answer of answers) waiting.shift()?.(answer && keep(answer));
    if (waiting.length === 0) port.unref();
  };
  // Also if it never began, or has no memory left: what it has not printed, the caller prints.
  const onGone = () => {
    isGone = true;
    settle(waiting.map(() => null));
  };
  const post = (request: ThreadRequest) => port.postMessage(request);
  const send = () => {
    if (batch.length > 0) post(batch);
    batch = [];
  };
  const writeFiles = (folder: string, files: readonly OutputFile[]) => {
    const writeFile = (file: OutputFile) =>
      nodeDisk.writeFile(path.join(folder, file.path), printedThere.get(file) ?? file.text);
    const shared = isGone ? [] : files.filter((file) => printedThere.has(file));
    if (shared.length === 0) return files.forEach(writeFile);
    const others = files.filter((file) => !printedThere.has(file));
    const paths = shared.map((file) => file.path);
    const progress = newProgress(paths.length);
    post({ folder, paths, progress });
    leadWriting([...shared, ...others], progress, writeFile);
  };
  worker.on("error", onGone);
  worker.on("exit", onGone);
  port.on("message", settle);
  port.unref();
  return {
    hasRoom() {
      // Drafting leaves no time for events: answers are taken here.
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
        settle(next.message as readonly PrintAnswer[]);
      return !isGone && waiting.length < backlog;
    },
    print(draft, paths, how) {
      return new Promise((resolve) => {
        if (isGone) return resolve(null);
        waiting.push(resolve);
        port.ref();
        batch.push({ content: contentOf(draft, how), paths });
        if (batch.length === batchSize) send();
        // The last ones: when all is drafted, there is time for this.
        else if (batch.length === 1) setImmediate(send);
      });
    },
    disk: { ...nodeDisk, writeFiles },
    stop() {
      void worker.terminate();
    },
  };
}
