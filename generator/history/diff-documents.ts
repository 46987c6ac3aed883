import { emitters } from "../5-emit/emitters.js";
import type { ClientConfig } from "../config/generate-config.js";
import { diffFaults } from "../config/program-config.js";
import { locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";
import type { LocatedFinding } from "../diff/verdicts/locate.js";
import { nodeHost, type Host } from "../host/host.js";
import { readClient } from "../pipeline.js";
import { compareClients, planClient } from "./comparison/compare-clients.js";

export interface DiffOptions {
  /** The folder that paths start from; by default that of the process. */
  readonly cwd?: string;
  /** Further folders from which `$ref`s may read. */
  readonly roots?: ClientConfig["roots"];
  readonly host?: Host;
}

/** What a change means for callers. `findings` is null if a document has errors. */
export interface Differences {
  readonly findings: readonly LocatedFinding[] | null;
  /** The errors of both documents. `generate` reports the warnings. */
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Compares the packages that two documents would be generated into. It reads no configuration.
 * @param oldDocument the path of a file, like `newDocument`
 */
export async function diffDocuments(
  oldDocument: string,
  newDocument: string,
  { cwd = process.cwd(), roots, host = nodeHost }: DiffOptions = {},
): Promise<Differences> {
  const faults = diffFaults(oldDocument, newDocument);
  if (faults.length > 0) return { findings: null, diagnostics: faults };
  const read = (document: string) => readClient({ name: null, document, roots }, cwd, host);
  const [older, newer] = [await read(oldDocument), await read(newDocument)];
  const sources = new Map([...older.sources, ...newer.sources]);
  const located = locateAll([...older.diagnostics, ...newer.diagnostics], sources);
  const errors = located.filter(({ severity }) => severity === "error");
  if (older.client === null || newer.client === null || errors.length > 0)
    return { findings: null, diagnostics: errors };
  const unlocked = { lock: [], updates: false };
  const [before, after] = [
    { plan: planClient(older.client, emitters, unlocked), sources: older.sources },
    { plan: planClient(newer.client, emitters, unlocked), sources: newer.sources },
  ];
  return { findings: compareClients(before, after), diagnostics: [] };
}
