import type { Output } from "../../pipeline/output/output.js";
import type { GenerateCommand } from "../arguments/generate-arguments.js";
import type { Environment } from "./generate-command.js";
import { partialHint } from "../partial-hint.js";
import { nextStep } from "./next-step.js";
import { renderStale } from "./stale.js";
import {
  failedLine,
  mergedLine,
  staleLine,
  upToDateLine,
  writtenAs,
  writtenLine,
} from "./summary.js";

/** The folder that a run wrote to, or would write to. */
export interface Target {
  /** The folder's name in messages. */
  readonly displayPath: string;
  /** Whether only sources are written. */
  readonly isSource: boolean;
  /** Whether wireform has not written there before. */
  readonly isNew: boolean;
  /** When the run began, by `clock()`. */
  readonly start: number;
}

/** Prints everything about a run except the diagnostics of the documents, down to the last line. */
export function printOutput(
  output: Output,
  { displayPath, isSource, isNew, start }: Target,
  command: GenerateCommand,
  { cwd, terminal, show }: Environment,
): void {
  const { differences, faults, diagnostics, omitted, withPartial, merged, files } = output;
  const { mode, format, detail, partial } = command;
  const isHuman = format === "human";
  const print = (text: string) => {
    if (isHuman && detail !== "quiet") terminal.err(text);
  };
  const found = { diagnostics: [...diagnostics, ...faults], start };

  if (differences === null) {
    show(faults);
    if (faults.length > 0) print("\n");
    const why =
      partial && faults.length === 0
        ? ": --partial can leave out operations, but no whole client"
        : "";
    const hint = partial || faults.length > 0 ? "" : partialHint(omitted, withPartial, "writes");
    return print(failedLine(`${displayPath} is untouched${why}`, found) + hint);
  }
  for (const operation of omitted) print(`left out: ${operation}\n`);
  for (const file of merged) print(mergedLine(file, mode));
  if (mode === "dry-run") {
    // In other formats, programs read stdout: it must have only diagnostics.
    const list = isHuman ? terminal.out : terminal.err;
    for (const { file, what } of differences) list(`${what} ${file}\n`);
    return;
  }
  if (mode === "check") {
    if (isHuman && detail !== "verbose") terminal.err(renderStale(faults, terminal.colour));
    else show(faults);
    if (faults.length > 0) print("\n");
    return faults.length === 0
      ? print(upToDateLine(displayPath, files, "", found))
      : print(staleLine(displayPath, differences, command.document === null, found));
  }
  if (detail === "verbose")
    for (const { file, what } of differences) print(`  ${writtenAs[what]} ${file}\n`);
  print(writtenLine(displayPath, differences, { files, isNew }, found));
  if (isNew && output.ok) print(nextStep(output.firstCall, isSource, displayPath, cwd));
}
