import path from "node:path";
import { diffDocuments } from "../history/diff-documents.js";
import { levels } from "../diff/verdicts/finding.js";
import { renderFindings } from "../diff/render/render.js";
import { render } from "../diagnostics/render.js";
import type { DiffCommand } from "./arguments/diff-arguments.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";

/** `wireform diff OLD NEW`: prints on stdout what the change means for callers. */
export async function diffCommand(
  { old, new: newer, roots, format, failOn }: DiffCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  terminal.progress(`comparing ${old} with ${newer}`);
  const options = { cwd, roots: roots.map((root) => path.resolve(cwd, root)) };
  const { findings, diagnostics } = await diffDocuments(old, newer, options);
  if (findings === null) {
    if (format === "json") terminal.out(render(diagnostics, "json"));
    else terminal.err(render(diagnostics, "human", terminal));
    return 1;
  }
  terminal.out(renderFindings(findings, format, terminal.outColour === true));
  const gravity = failOn === null ? -1 : levels.indexOf(failOn);
  return findings.some(({ level }) => levels.indexOf(level) <= gravity) ? 1 : 0;
}
