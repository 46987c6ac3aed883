import { readProject, type Project } from "../config/project.js";
import type { Difference } from "../delivery/differences.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import { renderRelease } from "../diff/render-release.js";
import { renderSince } from "../diff/render-since.js";
import { check, generateTo, type Output } from "../generate-to.js";
import type { GenerateCommand } from "./arguments.js";
import { documentConfig, projectFlags } from "./current-target.js";
import type { Ran } from "./generate-run.js";
import { makeSteps } from "./steps.js";
import type { Terminal } from "./terminal.js";

/** What a command works with. */
export interface Surroundings {
  readonly cwd: string;
  readonly terminal: Terminal;
  readonly show: (diagnostics: readonly LocatedDiagnostic[]) => void;
  /** Milliseconds to wait for another run that writes to the folder. */
  readonly patience?: number;
}

/** `wireform generate`: `generateTo` or `check`, and what is told of it. */
export async function generateCommand(
  command: GenerateCommand,
  surroundings: Surroundings,
): Promise<Ran> {
  const { cwd, terminal, show, patience } = surroundings;
  const target = await readTarget(command, cwd);
  if (target.config === null) {
    show(target.diagnostics);
    return { exitCode: 1, inputs: target.inputs };
  }
  const steps = makeSteps(terminal, command.detail);
  const work = command.mode === "write" ? generateTo : check;
  // Findings are no diagnostics: they have no part in what programs read.
  const isTold = command.format === "human" && command.detail !== "quiet";
  const compares = isTold && target.config.project?.changelog !== true;
  const options = { force: command.force, patience, onProgress: steps.begin, compares };
  const output = await work(target.config, target.output, options);
  steps.end();
  show(output.diagnostics);
  tellOutput(output, target.output, command, surroundings);
  if (isTold && output.differences !== null) tellChanges(output, compares, command, terminal);
  // A list of differences is what a dry run is asked for: they are no fault.
  const isListed = command.mode === "dry-run" && output.differences !== null;
  const isFaulty = output.diagnostics.some(({ severity }) => severity === "error");
  const isDone = isListed ? !isFaulty : output.ok;
  return { exitCode: isDone ? 0 : 1, inputs: output.inputs };
}

/** Of `wireform.yaml`, or of the arguments alone. */
async function readTarget(command: GenerateCommand, cwd: string): Promise<Project> {
  const config = documentConfig(command, cwd);
  if (config === null) return readProject(cwd, projectFlags(command));
  return { config, output: command.out!, diagnostics: [], inputs: new Map() };
}

/** What is told besides the diagnostics of the documents. */
function tellOutput(
  output: Output,
  shown: string,
  { mode, format, detail, partial }: GenerateCommand,
  { terminal, show }: Surroundings,
): void {
  const { differences, faults, diagnostics, omitted, files } = output;
  const tell = (text: string) => {
    if (format === "human" && detail !== "quiet") terminal.err(text);
  };
  if (differences === null && faults.length === 0) {
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    const why = partial ? ": --partial leaves out operations alone" : "";
    return tell(`\n${errors} error${errors === 1 ? "" : "s"}; ${shown} is untouched${why}\n`);
  }
  for (const operation of omitted) tell(`left out: ${operation}\n`);
  if (mode === "dry-run" && differences !== null) {
    // Elsewhere, diagnostics have stdout for themselves: a program reads it.
    const list = format === "human" ? terminal.out : terminal.err;
    for (const { file, what } of differences) list(`${what} ${file}\n`);
    return;
  }
  show(faults);
  if (mode !== "write" || differences === null) return;
  if (detail === "verbose")
    for (const { file, what } of differences) tell(`  ${done[what]} ${file}\n`);
  tell(`${summary(differences, files)} in ${shown}\n`);
}

/** Of a check and a dry run, too: what to write the folder would do to callers. */
function tellChanges(
  { sinceLastRun, findings: released, versions }: Output,
  compares: boolean,
  { detail }: GenerateCommand,
  { err, colour }: Terminal,
): void {
  if (versions !== null && released.length > 0) err(renderRelease(released, versions, colour));
  if (!compares) return;
  const { documents, findings } = sinceLastRun;
  const all = detail === "verbose";
  if (documents === "changed") err(renderSince(findings, { all, colour }));
  else if (documents === "unknown" && all)
    err("not compared with the last run: nothing is known of its documents here\n");
}

/** What becomes of a file that isn't as it should be, once it is written. */
const done = {
  missing: "added",
  stale: "changed",
  edited: "changed",
  "left over": "removed",
} as const satisfies Record<Difference["what"], string>;

function summary(differences: readonly Difference[], total: number): string {
  const told = ["added", "changed", "removed"].flatMap((word) => {
    const count = differences.filter(({ what }) => done[what] === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return told.length === 0 ? `nothing to do: ${total} files are up to date` : told.join(", ");
}
