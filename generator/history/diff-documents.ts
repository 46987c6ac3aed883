import { emitters } from "../5-emit/emitters.js";
import type { ClientConfig } from "../config/generate-config.js";
import { diffFaults } from "../config/program-config.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";
import type { LocatedFinding } from "../diff/verdicts/locate.js";
import { findRevised } from "../host/git-host.js";
import { nodeHost, type Host } from "../host/host.js";
import { readClient } from "../pipeline.js";
import type { ReadClient } from "../pipeline/read-client.js";
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
 * @param oldDocument the path of a file, or `REVISION:PATH` of git; like `newDocument`
 */
export async function diffDocuments(
  oldDocument: string,
  newDocument: string,
  options: DiffOptions = {},
): Promise<Differences> {
  const faults = diffFaults(oldDocument, newDocument);
  if (faults.length > 0) return { findings: null, diagnostics: faults };
  const older = await readVersion(oldDocument, options);
  const newer = await readVersion(newDocument, options);
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

/** Reads a document of the disk, or of a revision of git. */
async function readVersion(
  document: string,
  { cwd = process.cwd(), roots = [], host }: DiffOptions,
): Promise<ReadClient> {
  const asFile = { name: null, document, roots };
  // A host of a caller's has its own files.
  if (host !== undefined || !document.includes(":"))
    return readClient(asFile, cwd, host ?? nodeHost);
  try {
    const revised = await findRevised(document, cwd);
    if (revised === null) return await readClient(asFile, cwd, nodeHost);
    const { file, folderOf, host } = revised;
    return await readClient({ name: null, document: file, roots: roots.map(folderOf) }, cwd, host);
  } catch (error) {
    const diagnostics = new Diagnostics();
    const hint = "REVISION:PATH is a file as git has it, such as main:openapi.yaml";
    diagnostics.add("WF1001", `${document}: ${(error as Error).message}`, null, { hint });
    return { ...nothingRead, diagnostics: diagnostics.all };
  }
}

const nothingRead = {
  documents: null,
  client: null,
  openapi: null,
  sources: new Map(),
  inputs: new Map(),
};
