/**
 * Compares the validators of all documents of `shared/corpus` with ajv, which reads the documents'
 * own schemas: `npm run corpus:validators [ID...]`. `--count N`: values of each schema, and as many
 * broken ones. `--record` writes the record of a whole run. Exits with 1 if a difference has no
 * explanation.
 */
import { parseArgs } from "node:util";
import { nodeTerminal } from "../../../generator/cli/terminal.js";
import { corpusFolder, hasCorpus, readIndex } from "../documents.js";
import { compareAll } from "./all.js";
import type { Comparison } from "./compare.js";
import { needlessReadings, render, summaryOf, writeRecord } from "./record.js";

const terminal = nodeTerminal(process);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (!hasCorpus) return usageFault(`there is no ${corpusFolder}`);
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { count: { type: "string", default: "12" }, record: { type: "boolean" } },
    allowPositionals: true,
  });
  const index = await readIndex();
  const unknown = positionals.filter((id) => !index.some((document) => document.id === id));
  if (unknown.length > 0) return usageFault(`no such document: ${unknown.join(", ")}`);
  const isWhole = positionals.length === 0;
  if (values.record === true && !isWhole) return usageFault("--record is of a whole run");

  const documents = index.filter(({ id }) => isWhole || positionals.includes(id));
  const comparisons = await compareAll(documents, Number(values.count), (id, comparison) =>
    terminal.out(linesOf(id, comparison)),
  );
  const summary = summaryOf(comparisons);
  terminal.out(render(summary));
  const needless = isWhole ? needlessReadings(summary) : [];
  if (needless.length > 0) terminal.out(`readings that nothing needs: ${needless.join(", ")}\n`);
  if (values.record === true) await writeRecord(summary);
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
