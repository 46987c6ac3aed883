import type { Output } from "../../pipeline/output/output.js";
import type { GenerateCommand } from "../arguments/generate-arguments.js";
import type { Environment } from "./generate-command.js";
import { nextStep } from "./next-step.js";
import { renderStale } from "./stale.js";
import { currentLine, done, failedLine, staleLine, writtenLine } from "./summary.js";

/** Where a run wrote to, or would. */
export interface Target {
  /** As messages name the folder. */
  readonly shown: string;
  /** Whether it has nothing of wireform's yet. */
  readonly isNew: boolean;
  /** When the run began, of `performance.now()`. */
  readonly start: number;
}

/** What is told of a run besides the diagnostics of the documents, down to the last line. */
export function tellOutput(
  output: Output,
  { shown, isNew, start }: Target,
  command: GenerateCommand,
  { cwd, terminal, show }: Environment,
): void {
  const { differences, faults, diagnostics, omitted, files } = output;
  const { mode, format, detail, partial } = command;
  const isHuman = format === "human";
  const tell = (text: string) => {
    if (isHuman && detail !== "quiet") terminal.err(text);
  };
  const found = { diagnostics: [...diagnostics, ...faults], start };

  if (differences === null) {
    show(faults);
    if (faults.length > 0) tell("\n");
    const why = partial && faults.length === 0 ? ": --partial leaves out operations alone" : "";
    return tell(failedLine(`${shown} is untouched${why}`, found));
  }
  for (const operation of omitted) tell(`left out: ${operation}\n`);
  if (mode === "dry-run") {
    // Elsewhere, diagnostics have stdout for themselves: a program reads it.
    const list = isHuman ? terminal.out : terminal.err;
    for (const { file, what } of differences) list(`${what} ${file}\n`);
    return;
  }
  if (mode === "check") {
    if (isHuman && detail !== "verbose") terminal.err(renderStale(faults, terminal.colour));
    else show(faults);
    if (faults.length > 0) tell("\n");
    return faults.length === 0
      ? tell(currentLine(shown, files, "", found))
      : tell(staleLine(shown, differences, command.document === null, found));
  }
  if (detail === "verbose")
    for (const { file, what } of differences) tell(`  ${done[what]} ${file}\n`);
  tell(writtenLine(shown, differences, { files, isNew }, found));
  if (isNew && output.ok) tell(nextStep(output.firstCall, shown, cwd));
}
