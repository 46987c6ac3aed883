import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Locator } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { Client } from "../4-plan/plan.js";
import type { Host } from "../host/host.js";
import { readClient } from "../pipeline/read-client.js";

/**
 * The clients of a run, to be compared with others; `null` where a document is broken, of which
 * `generate` tells. With `partial`, one that has faults counts as what is left of it.
 */
export async function readClients(
  { clients, cwd, partial }: Pick<GenerateConfig, "clients" | "cwd" | "partial">,
  host: Host,
  sources: Map<string, Locator>,
): Promise<readonly Client[] | null> {
  const diagnostics = new Diagnostics();
  const read: (Client | undefined)[] = [];
  for (const client of clients)
    read.push(await readClient({ ...client, schema: false }, cwd, host, diagnostics, sources));
  const found = read.filter((client) => client !== undefined);
  const isBroken = diagnostics.hasErrors && partial !== true;
  return isBroken || found.length < read.length ? null : found;
}
