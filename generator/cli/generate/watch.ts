import { fingerprint } from "../../cache/fingerprint.js";
import type { ReadFiles } from "../../host/content-hash.js";
import { waitForChange } from "../../host/watch-files.js";
import { RunMemory } from "../../pipeline/edit/run-memory.js";
import type { GenerateCommand } from "../arguments/generate-arguments.js";
import { runGenerate } from "./generate-run.js";
import type { Terminal } from "../terminal.js";

/**
 * `--watch`: runs once, and again whenever a file that was read changes, until the user stops it. A
 * run that fails prints why and leaves the output as it was; later changes start new runs.
 */
export async function watch(command: GenerateCommand, cwd: string, terminal: Terminal): Promise<0> {
  const build = fingerprint();
  const memory = new RunMemory();
  let read: ReadFiles = new Map();
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once("SIGINT", end).once("SIGTERM", end);
  try {
    while (!ending.signal.aborted) {
      const { inputs } = await runGenerate(command, cwd, terminal, { build, memory, read });
      const files = inputs.size === 1 ? "1 file" : `${inputs.size} files`;
      if (command.detail !== "quiet") terminal.progress(`watching ${files}`, "; Ctrl+C ends it");
      memory.finish();
      read = await waitForChange(inputs, ending.signal);
    }
    return 0;
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
  }
}
