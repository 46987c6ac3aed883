import { findCurrent, type Current } from "../7-write/current.js";
import type { Reads } from "../reads.js";
import type { GenerateCommand } from "./arguments.js";
import { guessFolder, hashCommand } from "./current-target.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";

/** How a run ended, and what it read. */
export interface Ran {
  readonly exitCode: ExitCode;
  readonly inputs: Reads;
}

/**
 * One run of `wireform generate`. Where nothing has changed it only compares: all that it needs for
 * more is loaded when it is needed.
 */
export async function runGenerate(
  command: GenerateCommand,
  cwd: string,
  terminal: Terminal,
): Promise<Ran> {
  const anew = command.force || command.updateNames;
  const current = anew ? null : await readCurrent(command, cwd);
  const isSilent = current?.diagnostics.length === 0 && command.format === "human";
  if (!isSilent) return runAloud(command, cwd, terminal, current);
  tellCurrent(command, terminal, current);
  return { exitCode: 0, inputs: current.inputs };
}

/** A run that has diagnostics to show, or may have. */
async function runAloud(
  command: GenerateCommand,
  cwd: string,
  terminal: Terminal,
  current: CurrentTarget | null,
): Promise<Ran> {
  const { nodeHost } = await import("../host.js");
  const { makeReporter } = await import("./reporter.js");
  const reporter = await makeReporter(command.format, terminal, cwd, nodeHost);
  const isTold = (severity: string) => severity === "error" || command.detail !== "quiet";
  let exitCode: ExitCode = 70;
  try {
    if (current !== null) {
      reporter.show(current.diagnostics.filter(({ severity }) => isTold(severity)));
      tellCurrent(command, terminal, current);
      exitCode = 0;
      return { exitCode, inputs: current.inputs };
    }
    const { generateCommand } = await import("./generate-command.js");
    const ran = await generateCommand(command, {
      cwd,
      terminal,
      show: (found) => reporter.show(found.filter(({ severity }) => isTold(severity))),
    });
    exitCode = ran.exitCode;
    return ran;
  } finally {
    // However the work ends: half a SARIF document is none.
    await reporter.finish(exitCode);
  }
}

interface CurrentTarget extends Current {
  /** The folder as messages name it. */
  readonly shown: string;
}

async function readCurrent(command: GenerateCommand, cwd: string): Promise<CurrentTarget | null> {
  const guess = await guessFolder(command, cwd);
  if (guess === null) return null;
  const current = findCurrent(guess.folder, hashCommand(command, cwd, guess.folder), cwd);
  return current && { ...current, shown: guess.shown };
}

function tellCurrent(command: GenerateCommand, terminal: Terminal, current: CurrentTarget): void {
  if (command.format === "human" && command.mode === "write" && command.detail !== "quiet")
    terminal.err(`nothing to do: ${current.files} files are up to date in ${current.shown}\n`);
}
