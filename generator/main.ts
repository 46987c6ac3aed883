#!/usr/bin/env node
import { run } from "./cli/run.js";
import { nodeTerminal } from "./cli/terminal.js";
import { setEngineFlags } from "./cli/engine-flags.js";

// The reader of the output may close it early (`| head`): the run still goes on to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

setEngineFlags();
process.exitCode = await run(process.argv.slice(2), process.cwd(), nodeTerminal(process));
// All that was printed has to arrive. Then the process ends at once: Node would first take down piece by
// piece what the system takes back as a whole.
await Promise.all([isWritten(process.stdout), isWritten(process.stderr)]);
process.exit();

/** Also if nobody reads the stream any more. */
function isWritten(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => void stream.write("", () => resolve()));
}
