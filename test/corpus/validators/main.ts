/**
 * Compares the validators of all documents of `shared/corpus` with ajv, which reads the documents'
 * own schemas: `npm run corpus:validators [ID...]`. `--count N`: values of each schema, and as many
 * broken ones. `--record` writes the results into the record. Exits with 1 if a difference has no
 * explanation.
 */
import { nodeTerminal } from "../../../generator/cli/terminal.js";
import { chosenDocuments } from "../chosen.js";
import { compareAll } from "./all.js";
import type { Comparison } from "./compare.js";
import { needlessReadings, render, type Summary, summaryOf, sumOf, writeRecord } from "./record.js";

const terminal = nodeTerminal(process);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const chosen = await chosenDocuments(args, 12, true);
  if (typeof chosen === "string") return usageFault(chosen);
  const { documents, isWhole, count, record } = chosen;
  const done: Record<string, Summary> = {};
  let written = Promise.resolve();
  await compareAll(documents, count, async (id, comparison) => {
    done[id] = summaryOf(comparison);
    terminal.out(linesOf(id, comparison));
    // What is done is kept, whatever becomes of the rest.
    if (record) await (written = written.then(() => writeRecord(done)));
  });
  const summary = sumOf(Object.values(done));
  terminal.out(render(Object.keys(done).length, summary));
  const needless = isWhole ? needlessReadings(summary) : [];
  if (needless.length > 0) terminal.out(`readings that nothing needs: ${needless.join(", ")}\n`);
  return summary.unexplained > 0 || needless.length > 0 ? 1 : 0;
}

/** A document, and a few of the differences that have no explanation. */
function linesOf(id: string, { schemas, pairs, unexplained }: Comparison): string {
  const shown = unexplained.slice(0, 5).map(({ schema, other, reason, value }) => {
    return `    ${schema} (${other}): ${reason}: ${JSON.stringify(value)}`.slice(0, 500);
  });
  const head = `${id}: ${schemas} schemas, ${pairs.document} pairs, ${unexplained.length} unexplained`;
  return `${[head, ...shown].join("\n")}\n`;
}

function usageFault(message: string): number {
  terminal.err(`corpus:validators: ${message}\n`);
  return 2;
}
