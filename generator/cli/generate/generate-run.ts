import { findUpToDate, type UpToDate } from "../../cache/up-to-date.js";
import type { Inputs } from "../../cache/inputs.js";
import type { GenerateCommand } from "../arguments/generate-arguments.js";
import { guessFolder, hashCommand } from "./current-target.js";
import type { ExitCode } from "../run.js";
import { afterwards, currentLine } from "./summary.js";
import type { Terminal } from "../terminal.js";

/** How a run ended, and what it read. */
export interface Ran {
  readonly exitCode: ExitCode;
  readonly inputs: Inputs;
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
  const start = performance.now();
  const anew = command.force || command.updateNames;
  const current = anew ? null : await readCurrent(command, cwd);
  const isSilent = current?.diagnostics.length === 0 && command.format === "human";
  if (!isSilent) return runAloud(command, cwd, terminal, current, start);
  tellCurrent(command, terminal, current, start);
  return { exitCode: 0, inputs: current.inputs };
}

/** A run that has diagnostics to show, or may have. */
async function runAloud(
  command: GenerateCommand,
  cwd: string,
  terminal: Terminal,
  current: CurrentTarget | null,
  start: number,
): Promise<Ran> {
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
  const isTold = (severity: string) => severity === "error" || detail !== "quiet";
  let exitCode: ExitCode = 70;
  try {
    if (current !== null) {
      reporter.show(current.diagnostics.filter(({ severity }) => isTold(severity)));
      tellCurrent(command, terminal, current, start);
      exitCode = 0;
      return { exitCode, inputs: current.inputs };
    }
    const { generateCommand } = await import("./generate-command.js");
    const ran = await generateCommand(command, {
      cwd,
      terminal,
      start,
      show: (found) => reporter.show(found.filter(({ severity }) => isTold(severity))),
    });
    exitCode = ran.exitCode;
    return ran;
  } finally {
    // However the work ends: half a SARIF document is none.
    await reporter.finish(exitCode);
  }
}

interface CurrentTarget extends UpToDate {
  /** The folder as messages name it. */
  readonly shown: string;
}

async function readCurrent(command: GenerateCommand, cwd: string): Promise<CurrentTarget | null> {
  const guess = await guessFolder(command, cwd);
  if (guess === null) return null;
  const current = findUpToDate(guess.folder, hashCommand(command, cwd, guess.folder), cwd);
  return current && { ...current, shown: guess.shown };
}

function tellCurrent(
  { format, mode, detail }: GenerateCommand,
  { err }: Terminal,
  { shown, files, diagnostics }: CurrentTarget,
  start: number,
): void {
  if (format !== "human" || mode === "dry-run" || detail === "quiet") return;
  const what = mode === "write" ? "nothing to do: " : "";
  err(afterwards(diagnostics) + currentLine(shown, files, what, { diagnostics, start }));
}
