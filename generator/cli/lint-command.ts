import type { ClientConfig, GenerateConfig } from "../config/generate-config.js";
import { locateWithConfig } from "../config/locate-config.js";
import { readProject } from "../config/project.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { arrange, type LocatedDiagnostic } from "../diagnostics/locate.js";
import { clock } from "../host/clock.js";
import { nodeHost } from "../host/host.js";
import { readClient } from "../pipeline.js";
import { applyIgnoreRules } from "../pipeline/ignore-rules.js";
import type { LintCommand } from "./arguments/lint-arguments.js";
import { explainHint, lintedLine } from "./generate/summary.js";
import { makeReporter } from "./reporter.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";

/** `wireform lint`: reads documents as `generate` does, tells what is wrong with them, and writes nothing. */
export async function lintCommand(
  command: LintCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const start = clock();
  const { format, all, maxWarnings } = command;
  const reporter = await makeReporter(format, terminal, cwd, nodeHost, all);
  const found = await findMistakes(command, cwd, terminal);
  const told = found.filter(({ ignored }) => ignored === undefined);
  const warnings = told.filter(({ severity }) => severity === "warning").length;
  const isTooMuch = maxWarnings !== null && warnings > maxWarnings;
  const exitCode = hasErrors(found) || isTooMuch ? 1 : 0;
  reporter.show(found);
  if (format === "human") {
    const limit = isTooMuch ? `, and --max-warnings is ${maxWarnings}` : "";
    terminal.err(explainHint(found) + lintedLine({ diagnostics: found, start }, limit));
  }
  await reporter.finish(exitCode);
  return exitCode;
}

async function findMistakes(
  { document, overlays, roots }: LintCommand,
  cwd: string,
  terminal: Terminal,
): Promise<readonly LocatedDiagnostic[]> {
  if (document !== null) {
    const clients: readonly ClientConfig[] = [{ name: null, document, overlays, roots }];
    return readAll({ cwd, clients, package: {} }, terminal);
  }
  const { config, diagnostics } = await readProject(cwd);
  if (config === null) return diagnostics;
  return arrange([...diagnostics, ...(await readAll(config, terminal))]);
}

async function readAll(
  config: GenerateConfig,
  terminal: Terminal,
): Promise<readonly LocatedDiagnostic[]> {
  const { cwd } = config;
  const found: LocatedDiagnostic[] = [];
  const clientInputs = [];
  const omitted: string[] = [];
  for (const client of config.clients) {
    terminal.progress(`reading ${client.document}`);
    const { client: read, diagnostics, sources, inputs } = await readClient(client, cwd, nodeHost);
    found.push(...(await locateWithConfig(diagnostics, sources, { host: nodeHost, cwd })));
    clientInputs.push(inputs);
    omitted.push(...(read?.api.omitted ?? []));
  }
  return applyIgnoreRules(arrange(found), config, { omitted, clientInputs, host: nodeHost });
}
