#!/usr/bin/env node
import { run } from "./cli/run.js";
import { nodeTerminal } from "./cli/terminal.js";

// Who reads our output may have enough of it (`| head`): the run goes on to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

process.exitCode = await run(process.argv.slice(2), process.cwd(), nodeTerminal(process));
