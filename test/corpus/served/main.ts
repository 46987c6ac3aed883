/**
 * Serves the documents of `shared/corpus`: `npm run corpus:served [ID...]`. What clients send comes
 * back, fakes keep what is created, and `conform` finds nothing in the fake. `--count N`: requests of
 * each operation. Exits with 1 if there is a fault that isn't known.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { nodeTerminal } from "../../../generator/cli/terminal.js";
import { chosenDocuments } from "../chosen.js";
import { runServed, type ServedRun } from "./run.js";

const terminal = nodeTerminal(process);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const chosen = await chosenDocuments(args, 6, false);
  if (typeof chosen === "string") return usageFault(chosen);
  const { documents, count } = chosen;
  const work = await mkdtemp(path.join(tmpdir(), "wireform-served-"));
  const runs: ServedRun[] = [];
  try {
    for (const document of documents.toSorted((a, b) => a.bytes - b.bytes)) {
      const run = await runServed(document, work, count);
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
