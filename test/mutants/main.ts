/**
 * Changes the runtime and the printer's checks in thousands of small ways, and finds the changes
 * that no test notices: `npm run test:mutants [GLOB...]`, of sources. Exits with 1 if too few are
 * noticed, or if `survivors.json` doesn't list exactly the others. `--record` writes that list.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { findMutants } from "./find.js";
import { compare, figuresOf, record, render, share, type Book } from "./book.js";

/** The percentage of all mutants that tests must notice. */
const least = 85;

const terminal = nodeTerminal(process);
const args = process.argv.slice(2);
const file = path.join(packageRoot, "test/mutants/survivors.json");
const book = JSON.parse(await readFile(file, "utf8")) as Book;
const mutants = await findMutants(args.filter((arg) => !arg.startsWith("--")));
if (args.includes("--record")) {
  const today = new Date().toISOString().slice(0, 10);
  await writeFile(file, `${JSON.stringify(record(book, mutants, today), null, 2)}\n`);
}
const figures = figuresOf(mutants);
terminal.out(render(figures));
const wrong = compare(JSON.parse(await readFile(file, "utf8")) as Book, mutants);
for (const line of wrong) terminal.out(`${line}\n`);
process.exitCode = wrong.length > 0 || share(figures) < least ? 1 : 0;
