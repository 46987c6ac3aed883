import { fetchDocuments } from "../fetch/fetch-documents.js";
import { nodeHost } from "../host/host.js";
import { packageManagerIn } from "../host/package-manager.js";
import type { FetchCommand } from "./arguments/arguments.js";
import { makeReporter } from "./reporter.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";

/** `wireform fetch`: downloads the documents of `wireform.yaml` that are at URLs. */
export async function fetchCommand(
  { checks, format }: FetchCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const reporter = await makeReporter(format, terminal, cwd, nodeHost, true);
  const onProgress = (step: string) => terminal.progress(step);
  const { documents, diagnostics } = await fetchDocuments(cwd, { checks, onProgress });
  reporter.show(diagnostics);
  if (format === "human") {
    for (const { url, copy, what } of documents) terminal.err(`${what}: ${copy}, from ${url}\n`);
    if (documents.some(({ what }) => what !== "unchanged"))
      terminal.err(
        `next: run ${packageManagerIn(cwd).run} wireform generate, and commit the copies and wireform.yaml\n`,
      );
  }
  const exitCode = diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
  await reporter.finish(exitCode);
  return exitCode;
}
