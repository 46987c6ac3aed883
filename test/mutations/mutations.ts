/**
 * Makes valid documents wrong, and checks that wireform reports it:
 * `npm run mutations [COUNT] [SEED]`. Exits with 1 if more is missed than the docs say, or
 * something crashes.
 */
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { corpusDocuments, ownDocuments } from "./documents.js";
import { runMutants } from "./run.js";

const terminal = nodeTerminal(process);
const [count = 3000, seed = 1] = process.argv.slice(2).map(Number);
const documents = [...(await ownDocuments()), ...(await corpusDocuments())];
const { mutants, refused, misses, crashes } = await runMutants(documents, count, seed, (done) => {
  if (done % 50 === 0) terminal.progress(`${done}/${count}`);
});
for (const { document, seed, what, said } of misses)
  terminal.out(
    `${document} (seed ${seed}): ${what}\n${said.map((one) => `    ${one}\n`).join("")}`,
  );
for (const crash of crashes) terminal.out(`crash: ${crash}\n`);
const share = ((100 * misses.length) / Math.max(1, refused)).toFixed(1);
terminal.out(
  `${mutants} mutants of ${documents.length} documents: the official schemas refuse ${refused}, ` +
    `wireform says nothing of ${misses.length} of them (${share} %), ${crashes.length} crash\n`,
);
process.exitCode = crashes.length > 0 || misses.length > refused * 0.03 ? 1 : 0;
