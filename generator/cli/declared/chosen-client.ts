import type { ClientConfig } from "../../config/generate-config.js";
import { readProject } from "../../config/project.js";
import { nodeHost } from "../../host/host.js";
import { makeReporter } from "../reporter.js";
import type { ExitCode } from "../run.js";
import type { Terminal } from "../terminal.js";

/** Which document a command is for. */
export interface Wanted {
  /** `null`: that of `wireform.yaml`. */
  readonly document: string | null;
  /** The client of `wireform.yaml`; `null`: its only one. */
  readonly client: string | null;
}

/** A document, and what the configuration says of what it means. */
export type DeclaredClient = Omit<ClientConfig, "name">;

/**
 * The client that a command is for: a document alone, or as `wireform.yaml` has it.
 * @returns the exit code where there is none; why is printed
 */
export async function chooseClient(
  { document, client: name }: Wanted,
  cwd: string,
  terminal: Terminal,
): Promise<DeclaredClient | ExitCode> {
  if (document !== null) return { document };
  const { config, diagnostics } = await readProject(cwd);
  const reporter = await makeReporter("human", terminal, cwd, nodeHost, false);
  reporter.show(diagnostics.filter(({ severity }) => severity === "error"));
  if (config === null) return 1;
  const { clients } = config;
  const names = clients.map((one) => one.name ?? ".");
  const found = name === null && clients.length === 1 ? 0 : names.indexOf(name ?? "");
  const chosen = clients[found];
  if (chosen !== undefined) return meaningOf(chosen);
  const told = name === null ? "there are several clients" : `there is no client ${name}`;
  terminal.err(`error WF8001: ${told}\n      name one of them: --client ${names.join(", ")}\n`);
  return 2;
}

/** What decides about the wire. How programs have values, and what else is written, is their own. */
function meaningOf(client: ClientConfig): DeclaredClient {
  const { document, overlays, roots, include, exclude, names, written } = client;
  const { dialect, arrays, nulls, mediaTypes, errors, idempotencyHeader } = client;
  const read = { document, overlays, roots, include, exclude, names, written };
  return { ...read, dialect, arrays, nulls, mediaTypes, errors, idempotencyHeader };
}
