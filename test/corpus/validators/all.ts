/** All documents, in a process for each core: some take minutes. */
import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { linkPeers } from "../../cases/peers.js";
import type { CorpusDocument } from "../documents.js";
import type { Comparison } from "./compare.js";

/** What a process is asked. */
export interface Question {
  readonly document: CorpusDocument;
  readonly work: string;
  readonly count: number;
}

/** @param tell is told of each document when it is done */
export async function compareAll(
  documents: readonly CorpusDocument[],
  count: number,
  tell: (id: string, comparison: Comparison) => Promise<void>,
): Promise<void> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-validators-"));
  const waiting = documents.toSorted((a, b) => a.bytes - b.bytes);
  const workThrough = async () => {
    const ask = startWorker();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const comparison = await ask({ document: next, work, count });
      if (comparison !== null) await tell(next.id, comparison);
    }
    await ask(null);
  };
  try {
    await linkPeers(work);
    await Promise.all(Array.from({ length: availableParallelism() }, workThrough));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A process that answers one question after the other; `null` ends it. */
function startWorker(): (question: Question | null) => Promise<Comparison | null> {
  const worker = fork(fileURLToPath(new URL("worker.js", import.meta.url)), {
    execArgv: ["--max-old-space-size=6000"],
  });
  return (question) =>
    new Promise((resolve, reject) => {
      worker.removeAllListeners();
      worker.once("error", reject);
      worker.once("exit", (code) => {
        if (question === null) resolve(null);
        else reject(new Error(`${question.document.id}: the process ended with ${code}`));
      });
      worker.once("message", (answer) => resolve(answer as Comparison | null));
      if (question === null) worker.disconnect();
      else worker.send(question);
    });
}
