import { hasErrors } from "../diagnostics/diagnostic.js";
import type { Locator, Locators } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { Client } from "../4-plan/plan.js";
import type { Host } from "../host/host.js";
import { readClient } from "../pipeline/read-client.js";

export interface ReadClients {
  readonly clients: readonly Client[];
  readonly sources: Locators;
}

/**
 * The clients of a run, to be compared with others; `null` where a document is broken, of which
 * `generate` tells. With `partial`, one that has errors counts as what is left of it.
 */
export async function readClients(
  { clients, cwd, partial }: Pick<GenerateConfig, "clients" | "cwd" | "partial">,
  host: Host,
): Promise<ReadClients | null> {
  const found: Client[] = [];
  const sources = new Map<string, Locator>();
  for (const config of clients) {
    const { client, diagnostics, ...read } = await readClient(config, cwd, host);
    if (client === null || (hasErrors(diagnostics) && partial !== true)) return null;
    found.push(client);
    for (const [file, source] of read.sources) sources.set(file, source);
  }
  return { clients: found, sources };
}
