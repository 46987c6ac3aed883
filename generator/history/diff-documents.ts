import { emitters } from "../5-emit/emitters.js";
import type { ClientConfig } from "../config/generate-config.js";
import { locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";
import type { LocatedFinding } from "../diff/verdicts/locate.js";
import { nodeHost, type Host } from "../host/host.js";
import { readClient } from "../pipeline.js";
import { compareClients, planClient } from "./comparison/compare-clients.js";

export interface DiffOptions {
  /** What paths start from; without it, the folder that the process runs in. */
  readonly cwd?: string;
  /** Further folders from which `$ref`s may read. */
  readonly roots?: ClientConfig["roots"];
  readonly host?: Host;
}

/** What a change does to callers. `findings` is null where a document is broken. */
export interface Differences {
  readonly findings: readonly LocatedFinding[] | null;
  /** The errors of both documents; what is only worth a warning is reported by `generate`. */
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Compares the packages that two documents would be generated into. Reads no configuration.
 * @param oldDocument the path of a file, as `newDocument`
 */
export async function diffDocuments(
  oldDocument: string,
  newDocument: string,
  { cwd = process.cwd(), roots, host = nodeHost }: DiffOptions = {},
): Promise<Differences> {
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
