import { hasErrors } from "../diagnostics/diagnostic.js";
import type { Locator, Locators } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { Client } from "../4-plan/plan.js";
import type { Inputs } from "../cache/inputs.js";
import type { Host } from "../host/host.js";
import type { ClientReader } from "../pipeline/read-client.js";

export interface ReadClients {
  readonly clients: readonly Client[];
  readonly sources: Locators;
  readonly inputs: Inputs;
}

/**
 * The clients of a run, to be compared with others; `null` where a document is broken, of which
 * `generate` tells. With `partial`, one that has errors counts as what is left of it.
 */
export async function readClients(
  { clients, cwd, partial }: Pick<GenerateConfig, "clients" | "cwd" | "partial">,
  host: Host,
  read: ClientReader,
): Promise<ReadClients | null> {
  const found: Client[] = [];
  const sources = new Map<string, Locator>();
  const inputs = new Map<string, string | null>();
  for (const config of clients) {
    const one = await read(config, cwd, host);
    if (one.client === null || (hasErrors(one.diagnostics) && partial !== true)) return null;
    found.push(one.client);
    for (const [file, source] of one.sources) sources.set(file, source);
    for (const [file, hash] of one.inputs) inputs.set(file, hash);
  }
  return { clients: found, sources, inputs };
}
