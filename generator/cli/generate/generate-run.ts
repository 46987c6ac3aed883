import { fingerprint } from "../../cache/fingerprint.js";
import { findUpToDate, type UpToDate } from "../../cache/up-to-date.js";
import type { Inputs } from "../../cache/inputs.js";
import { clock } from "../../host/clock.js";
import type { ReadContent, ReadFiles } from "../../host/content-hash.js";
import type { GenerateCommand } from "../arguments/generate-arguments.js";
import { guessTarget } from "./command-target.js";
import type { ExitCode } from "../run.js";
import { explainHint, upToDateLine } from "./summary.js";
import type { RunMemory } from "../../pipeline/edit/run-memory.js";
import type { Terminal } from "../terminal.js";

/** How a run ended, and what it read. */
export interface Ran {
  readonly exitCode: ExitCode;
  readonly inputs: Inputs;
}

/** What a process that runs again and again passes to each run. */
export interface Repeated {
  /** Identifies this build of wireform. */
  readonly build?: string;
  readonly memory?: RunMemory;
  /** Files that were just read, to find out whether they have changed. */
  readonly read?: ReadFiles;
}

/**
 * One run of `wireform generate`. If nothing has changed it only compares; other code is loaded
 * when it is needed.
 * @param repeated what callers that run more than once pass
 */
export async function runGenerate(
  command: GenerateCommand,
  cwd: string,
  terminal: Terminal,
  { build = fingerprint(), memory, ...given }: Repeated = {},
): Promise<Ran> {
  const start = clock();
  const writesAll = command.force || command.updateNames;
  // Of what is remembered, an input has changed.
  const mayBeUpToDate = !writesAll && memory?.isEmpty !== false;
  const read = new Map(given.read);
  const upToDate = mayBeUpToDate ? await findUpToDateTarget(command, cwd, build, read) : null;
  const isSilent = upToDate?.diagnostics.length === 0 && command.format === "human";
  if (!isSilent)
    return runWithReporter(command, cwd, terminal, { upToDate, start, build, memory, read });
  printUpToDate(command, terminal, upToDate, start);
  return { exitCode: 0, inputs: upToDate.inputs };
}

/** A run that prints diagnostics, or may do so. */
async function runWithReporter(
  command: GenerateCommand,
  cwd: string,
  terminal: Terminal,
  { upToDate, start, build, memory, read }: Begun,
): Promise<Ran> {
  // Most of the code: it is read from the disk while what follows is loaded.
  const rest = upToDate === null ? import("./generate-command.js") : null;
  const { nodeHost } = await import("../../host/host.js");
  const { makeReporter } = await import("../reporter.js");
  const { detail } = command;
  const reporter = await makeReporter(
    command.format,
    terminal,
    cwd,
    nodeHost,
    detail === "verbose",
  );
  const isPrinted = (severity: string) => severity === "error" || detail !== "quiet";
  let exitCode: ExitCode = 70;
  try {
    if (upToDate !== null) {
      reporter.show(upToDate.diagnostics.filter(({ severity }) => isPrinted(severity)));
      printUpToDate(command, terminal, upToDate, start);
      exitCode = 0;
      return { exitCode, inputs: upToDate.inputs };
    }
    const { generateCommand } = await (rest ?? import("./generate-command.js"));
    const ran = await generateCommand(command, {
      cwd,
      terminal,
      start,
      build,
      memory,
      read,
      show: (found) => reporter.show(found.filter(({ severity }) => isPrinted(severity))),
    });
    exitCode = ran.exitCode;
    return ran;
  } finally {
    // Also if the work throws: half a SARIF document is of no use.
    await reporter.finish(exitCode);
  }
}

/** What is known of a run before its work. */
interface Begun {
  readonly upToDate: UpToDateTarget | null;
  readonly start: number;
  readonly build: string;
  readonly memory: RunMemory | undefined;
  readonly read: ReadFiles;
}

interface UpToDateTarget extends UpToDate {
  /** The folder's name in messages. */
  readonly displayPath: string;
}

async function findUpToDateTarget(
  command: GenerateCommand,
  cwd: string,
  build: string,
  read: Map<string, ReadContent | null>,
): Promise<UpToDateTarget | null> {
  const guess = await guessTarget(command, cwd);
  if (guess === null) return null;
  const upToDate = findUpToDate(guess.folder, guess.hash, build, cwd, read);
  return upToDate && { ...upToDate, displayPath: guess.displayPath };
}

function printUpToDate(
  { format, mode, detail }: GenerateCommand,
  { err }: Terminal,
  { displayPath, files, diagnostics }: UpToDateTarget,
  start: number,
): void {
  if (format !== "human" || mode === "dry-run" || detail === "quiet") return;
  const what = mode === "write" ? "nothing to do: " : "";
  err(explainHint(diagnostics) + upToDateLine(displayPath, files, what, { diagnostics, start }));
}
