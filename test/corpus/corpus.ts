/**
 * Runs all documents of `shared/corpus` through the generator and TypeScript:
 * `npm run corpus [ID...]`. `--keep` keeps the output. Exits with 1 if something is wrong.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { corpusFolder, hasCorpus, readIndex, type CorpusDocument } from "./documents.js";
import { problemsOf, readKnownGaps, strayGaps } from "./judge.js";
import { runDocument, withComplaints, type Run } from "./run.js";
import { inSubset } from "./subset.js";
import { renderSummary, renderTable, type Row } from "./table.js";
import { typeCheck } from "./type-check.js";

const terminal = nodeTerminal(process);
const { env, stdout } = process;
const colour = stdout.isTTY === true && env["TERM"] !== "dumb" && (env["NO_COLOR"] ?? "") === "";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (!hasCorpus) return usageFault(`there is no ${corpusFolder}`);
  const keep = args.includes("--keep");
  const wanted = args.filter((arg) => arg !== "--keep");
  const index = await readIndex();
  const unknown = wanted.filter((id) => !index.some((document) => document.id === id));
  if (unknown.length > 0) return usageFault(`no such document: ${unknown.join(", ")}`);

  const documents = index.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const work = await mkdtemp(path.join(tmpdir(), "wireform-corpus-"));
  try {
    const start = performance.now();
    const rows = await rowsOf(documents, work);
    terminal.out(renderTable(rows, colour));
    terminal.out(renderSummary(rows, performance.now() - start, colour));
    const stray = strayGaps(index, await readKnownGaps());
    if (stray.length > 0) terminal.out(`known-gaps.json has no documents ${stray.join(", ")}\n`);
    if (keep) terminal.out(`${work}\n`);
    return stray.length > 0 || rows.some(({ problems }) => problems.length > 0) ? 1 : 0;
  } finally {
    if (!keep) await rm(work, { recursive: true, force: true });
  }
}

async function rowsOf(documents: readonly CorpusDocument[], work: string): Promise<readonly Row[]> {
  const runs: Run[] = [];
  for (const [i, document] of documents.entries()) {
    terminal.progress(`${i + 1}/${documents.length} ${document.id}`);
    runs.push(await runDocument(document, work));
  }
  // The old compiler takes many times as long, so it checks only the documents of the test suite.
  const ids = documents.map(({ id }) => id);
  const some = ids.filter(inSubset);
  terminal.progress("tsc 7.0");
  const newest = await typeCheck("7.0", ids, work);
  terminal.progress("tsc 5.9");
  const older = await typeCheck("5.9", some, work);

  const gaps = await readKnownGaps();
  return documents.map((document, i) => {
    const { id } = document;
    const complaints = [...(newest.get(id) ?? []), ...(older.get(id) ?? [])];
    const run = withComplaints(runs[i]!, complaints);
    const checkedBy = inSubset(id) ? "7.0 5.9" : "7.0";
    return { document, run, problems: problemsOf(document, run, gaps), checkedBy };
  });
}

function usageFault(message: string): number {
  terminal.err(`corpus: ${message}\n`);
  return 2;
}
