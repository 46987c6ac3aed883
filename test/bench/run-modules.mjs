/**
 * The command, as the modules that it was compiled to: what they do can be told apart by their folders,
 * which isn't so of the files that users run. It begins apart from loading, so that no profile mixes the two.
 */
import { run } from "../../dist/generator/cli/run.js";
import { nodeTerminal } from "../../dist/generator/cli/terminal.js";

setImmediate(async () => {
  process.exitCode = await run(process.argv.slice(2), process.cwd(), nodeTerminal(process));
});
