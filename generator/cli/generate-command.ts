import path from "node:path";
import { readLockFile } from "../1-load/lock-file.js";
import { lockName } from "../4-plan/lock.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";
import { renderFindings } from "../diff/render.js";
import { fingerprint } from "../fingerprint.js";
import { generate } from "../generate.js";
import { nodeHost } from "../host.js";
import type { NotedHost } from "../reads.js";
import { readKnown } from "../7-write/standing.js";
import type { GenerateCommand } from "./arguments.js";
import { folderOf } from "./current-target.js";
import { deliver, heal } from "./delivery.js";
import type { ExitCode } from "./run.js";
import { makeSteps } from "./steps.js";
import { planRelease } from "../release/release.js";
import { readTarget, type Target } from "./target.js";
import type { Terminal } from "./terminal.js";

/** What a command works with. */
export interface Surroundings {
  readonly cwd: string;
  readonly terminal: Terminal;
  readonly show: (diagnostics: readonly LocatedDiagnostic[]) => void;
  /** What is read through it are the inputs of the output. */
  readonly noted: NotedHost;
  /** Milliseconds to wait for another run that writes to the folder. */
  readonly patience?: number;
}

/** `wireform generate`: from the documents to the folder, and what it says on the way. */
export async function generateCommand(
  command: GenerateCommand,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { cwd, terminal, show, noted } = surroundings;
  const target = await readTarget(command, cwd, noted.host, show);
  if (target === null) return 1;
  const { folder, shown } = folderOf(command, cwd, target.folder);
  const tell = (text: string) => {
    if (command.format === "human" && command.detail !== "quiet") terminal.err(text);
  };
  const steps = makeSteps(terminal, command.detail);
  const delivery = { command, surroundings, target, shown, tell, steps };
  if ((await heal(delivery)) !== 0) return 1;
  const build = fingerprint();
  const lock = { file: `${shown}/${lockName}`, text: "" };
  try {
    lock.text = (await readLockFile(path.join(folder, lockName), nodeHost)) ?? "";
  } catch (error) {
    const found = new Diagnostics();
    const hint = "its names would be lost";
    found.add("WF1001", `${lock.file}: ${(error as Error).message}`, null, { hint });
    show(locateAll(found.all, new Map()));
    return 1;
  }
  const { config, ...release } = await releaseOf(target);
  const generated = await generate(config, {
    host: noted.host,
    onProgress: steps.begin,
    lock,
    known: command.force ? undefined : readKnown(folder, build),
  });
  steps.end();
  const { omitted } = generated;
  const diagnostics = [...generated.diagnostics, ...release.diagnostics];
  const isWhole = generated.files !== null && release.diagnostics.length === 0;
  const files = isWhole ? [...generated.files!, ...release.files] : null;
  show(diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (files === null) {
    tell(`\n${errors} error${errors === 1 ? "" : "s"}; ${shown} is untouched\n`);
    return 1;
  }
  for (const operation of omitted) tell(`left out: ${operation}\n`);
  // With another lock, a run tells other things of names.
  const isSettled =
    files.some(({ path, text }) => path === lockName && text === lock.text) ||
    !diagnostics.some(({ code }) => code.startsWith("WF4"));
  const made = { ...generated, diagnostics, files, build, isSettled };
  const exitCode = await deliver(made, delivery);
  if (exitCode === 0 && command.mode === "write" && release.findings.length > 0)
    tell(renderFindings(release.findings, "human", terminal.colour));
  return exitCode === 0 && errors > 0 ? 1 : exitCode;
}

/** What `changelog: true` adds: the next version, and the files that tell of it. */
async function releaseOf({ config, folder, changelog }: Target) {
  if (!changelog) return { config, files: [], findings: [], diagnostics: [] };
  const { version, ...release } = await planRelease(config, folder);
  return { ...release, config: { ...config, package: { ...config.package, version } } };
}
