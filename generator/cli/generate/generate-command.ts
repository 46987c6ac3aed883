import { existsSync } from "node:fs";
import path from "node:path";
import { manifestName } from "../../7-write/manifest.js";
import { readProject, type Project } from "../../config/project.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { renderRelease } from "../../diff/render/render-release.js";
import { renderSince } from "../../diff/render/render-since.js";
import type { ReadFiles } from "../../host/content-hash.js";
import { produce } from "../../pipeline.js";
import type { RunMemory } from "../../pipeline/edit/run-memory.js";
import type { Output } from "../../pipeline/output/output.js";
import type { GenerateCommand } from "../arguments/generate-arguments.js";
import { documentConfig, projectFlags } from "./command-target.js";
import type { Ran } from "./generate-run.js";
import { makeSteps } from "./steps.js";
import { explainHint, failedLine } from "./summary.js";
import { printOutput } from "./print-output.js";
import type { Terminal } from "../terminal.js";

/** What a command needs from its surroundings. */
export interface Environment {
  readonly cwd: string;
  readonly terminal: Terminal;
  readonly show: (diagnostics: readonly LocatedDiagnostic[]) => void;
  /** When the run began, by `clock()`. */
  readonly start: number;
  /** How long to wait for another run that writes to the same folder, in milliseconds. */
  readonly lockTimeout?: number;
  /** Identifies this build of wireform: see `fingerprint()`. */
  readonly build?: string;
  /** What the process keeps between its runs. */
  readonly memory?: RunMemory | undefined;
  /** What was read already. */
  readonly read?: ReadFiles | undefined;
}

/** `wireform generate`: calls `generateTo` or `check`, and prints the result. */
export async function generateCommand(
  command: GenerateCommand,
  environment: Environment,
): Promise<Ran> {
  const { cwd, terminal, show, lockTimeout, start, build, memory, read } = environment;
  const target = await readTarget(command, cwd);
  // Findings are not diagnostics, so formats for programs don't include them.
  const isPrinted = command.format === "human" && command.detail !== "quiet";
  const refuse = (diagnostics: readonly LocatedDiagnostic[]): Ran => {
    show(diagnostics);
    const end = failedLine("nothing is written", { diagnostics, start });
    if (isPrinted) terminal.err(explainHint(diagnostics) + end);
    return { exitCode: 1, inputs: target.inputs };
  };
  if (target.config === null) return refuse(target.diagnostics);
  const isNew = !existsSync(path.resolve(cwd, target.output, manifestName));
  const steps = makeSteps(terminal, command.detail);
  const mode = command.mode === "write" ? "write" : "compare";
  const compares = isPrinted && target.config.project?.changelog !== true;
  const options = {
    force: command.force,
    patience: lockTimeout,
    onProgress: steps.begin,
    // Programs read the diagnostics on stdout.
    onOutput: (text: string, stream: "stdout" | "stderr") => {
      if (stream === "stderr" || command.detail !== "quiet") terminal.err(text);
    },
    compares,
    memory,
    read,
  };
  const output = await produce(mode, target.config, target.output, options, build);
  steps.end();
  show(output.diagnostics);
  if (isPrinted) terminal.err(explainHint(output.diagnostics));
  if (isPrinted && output.differences !== null) printChanges(output, compares, command, terminal);
  const shown = {
    displayPath: target.output,
    isSource: target.config.package.sourceOnly === true,
    isNew,
    start,
  };
  printOutput(output, shown, command, environment);
  // A dry run lists the differences: they are not a failure.
  const isListed = command.mode === "dry-run" && output.differences !== null;
  const hasErrors = output.diagnostics.some(({ severity }) => severity === "error");
  const isDone = isListed ? !hasErrors : output.ok;
  return { exitCode: isDone ? 0 : 1, inputs: output.inputs };
}

/** From `wireform.yaml`, or from the arguments alone. */
async function readTarget(command: GenerateCommand, cwd: string): Promise<Project> {
  const config = documentConfig(command, cwd);
  if (config === null) return readProject(cwd, projectFlags(command));
  return { config, output: command.out!, diagnostics: [], inputs: new Map() };
}

/** What writing means for callers; also for `--check` and `--dry-run`. */
function printChanges(
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
    err("not compared with the last run: its documents are not cached on this machine\n");
}
