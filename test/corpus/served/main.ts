/**
 * Serves the documents of `shared/corpus`: `npm run corpus:served [ID...]`. What clients send comes
 * back, fakes keep what is created, and `conform` finds nothing in the fake. `--count N`: requests of
 * each operation. Exits with 1 if there is a fault that isn't known.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { nodeTerminal } from "../../../generator/cli/terminal.js";
import { corpusFolder, hasCorpus, readIndex } from "../documents.js";
import { runServed, type ServedRun } from "./run.js";

const terminal = nodeTerminal(process);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (!hasCorpus) return usageFault(`there is no ${corpusFolder}`);
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { count: { type: "string", default: "6" } },
    allowPositionals: true,
  });
  const index = await readIndex();
  const unknown = positionals.filter((id) => !index.some((document) => document.id === id));
  if (unknown.length > 0) return usageFault(`no such document: ${unknown.join(", ")}`);
  const work = await mkdtemp(path.join(tmpdir(), "wireform-served-"));
  const runs: ServedRun[] = [];
  try {
    for (const document of index.toSorted((a, b) => a.bytes - b.bytes)) {
      if (positionals.length > 0 && !positionals.includes(document.id)) continue;
      const run = await runServed(document, work, Number(values.count));
      if (run === null) continue;
      runs.push(run);
      terminal.out(linesOf(document.id, run));
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const sum = (of: (run: ServedRun) => number) => runs.reduce((all, run) => all + of(run), 0);
  const wrong = sum(({ faults, needless }) => faults.length + needless.length);
  terminal.out(
    `${runs.length} documents, ${sum((run) => run.operations)} operations, ` +
      `${sum((run) => run.requests[0])} requests came back, conform sent ${sum((run) => run.requests[1])}, ` +
      `${sum((run) => run.resources)} resources, ${sum((run) => run.pages)} lists in pages: ${wrong} faults\n`,
  );
  return wrong > 0 ? 1 : 0;
}

function linesOf(id: string, run: ServedRun): string {
  const { operations, requests, resources, pages, untried, faults, needless } = run;
  const lines = [
    `${id}: ${operations} operations, ${requests.join(" + ")} requests, ${resources} resources, ${pages} in pages`,
    ...untried.map((one) => `    not tried: ${one}`),
    ...faults.map((fault) => `    ${fault}`),
    ...needless.map((text) => `    known, but not found: ${text}`),
  ];
  return `${lines.map((line) => line.slice(0, 300)).join("\n")}\n`;
}

function usageFault(message: string): number {
  terminal.err(`corpus:served: ${message}\n`);
  return 2;
}
