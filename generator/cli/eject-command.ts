import path from "node:path";
import { ejectedIn } from "../7-write/ejected-files.js";
import { fingerprint } from "../cache/fingerprint.js";
import { readProject } from "../config/project.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import { render } from "../diagnostics/render.js";
import { compareTexts } from "../host/text-order.js";
import { changeEjected } from "../pipeline/eject/change-ejected.js";
import { manifestOf } from "../pipeline/eject/eject-step.js";
import { describeModule, ownModules } from "../pipeline/eject/own-modules.js";
import { outputTarget, type OutputTarget } from "../pipeline/output/target.js";
import type { EjectCommand } from "./arguments/eject-arguments.js";
import { commandIn } from "../host/package-manager.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";

/** `wireform eject`: hands a module of the runtime over to the user, or lists the modules. */
export async function ejectCommand(
  command: EjectCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const fail = (found: readonly LocatedDiagnostic[]): ExitCode => {
    terminal.err(render(found, "human", terminal));
    return found.some(({ code }) => code === "WF8001") ? 2 : 1;
  };
  const target = await targetOf(command, cwd);
  const run = commandIn(cwd);
  if ("faults" in target) return fail(target.faults);
  const { module, action, force } = command;
  if (module === null) {
    const lines = await listModules(target, run);
    if ("faults" in lines) return fail(lines.faults);
    terminal.out(lines.join(""));
    return 0;
  }
  const result = await changeEjected({ action, module, force, run }, target);
  if (result.faults !== undefined) return fail(result.faults);
  terminal.err(result.said);
  return 0;
}

type Faults = { readonly faults: readonly LocatedDiagnostic[] };

async function targetOf({ out }: EjectCommand, cwd: string): Promise<OutputTarget | Faults> {
  if (out !== null) {
    const config = { cwd, clients: [], package: {} };
    return outputTarget("write", config, out, {}, fingerprint());
  }
  const { config, output, diagnostics } = await readProject(cwd);
  if (config === null || hasErrors(diagnostics)) return { faults: diagnostics };
  return outputTarget("write", config, output, {}, fingerprint());
}

/** A line for each module. */
async function listModules(
  { folder, displayPath }: OutputTarget,
  run: string,
): Promise<readonly string[] | Faults> {
  const manifest = manifestOf(path.resolve(folder), displayPath, run);
  if ("faults" in manifest) return manifest;
  const ejected = ejectedIn(manifest);
  const modules = [...ownModules(manifest), ...ejected.keys()].toSorted(compareTexts);
  const width = Math.max(...modules.map((module) => module.length));
  return await Promise.all(
    modules.map(async (module) => {
      const what = await describeModule(module);
      const text = ejected.has(module) ? `(yours) ${what}` : what;
      return `${module.padEnd(width)}  ${text}`.trimEnd() + "\n";
    }),
  );
}
