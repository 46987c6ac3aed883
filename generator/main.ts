#!/usr/bin/env node
import { run } from "./cli/run.js";
import { nodeTerminal } from "./cli/terminal.js";
import { delayOptimizing } from "./cli/tier-up.js";

// The reader of the output may close it early (`| head`): the run still goes on to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

delayOptimizing();
process.exitCode = await run(process.argv.slice(2), process.cwd(), nodeTerminal(process));
