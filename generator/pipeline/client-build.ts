import path from "node:path";
import { tooDeep } from "../1-load/document-limits.js";
import type { Lock } from "../4-plan/lock/lock.js";
import { plan, type Client, type PackageConfig, type Plan } from "../4-plan/plan.js";
import { factsOf, type ClientFacts } from "../5-emit/client/client-facts.js";
import { emit } from "../5-emit/emit.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { runtimeModules } from "../5-emit/package/runtime.js";
import type { MapSources } from "../6-print/declaration-maps.js";
import type { Known } from "../cache/print-cache.js";
import { print, type Printed } from "../6-print/print.js";
import { locateWithConfig } from "../config/locate-config.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { type LocatedDiagnostic, type Locator, type Locators } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { Host } from "../host/host.js";
import { packageNameFrom } from "../config/package-name.js";
import { isStackOverflow, readClient } from "./read-client.js";
import { noteReads, type Reads } from "../cache/inputs.js";

/** The code of one client or of several. Plain data: it may come from another thread. */
export interface Part {
  /** `null` where an error forbids to write anything. */
  readonly code: Code | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly omitted: readonly string[];
  /** What each client has read, in their order. */
  readonly inputs: readonly Reads[];
}

/** Files, and what those of the package as a whole need to know of them. */
export interface Code extends Printed {
  readonly package: PackageConfig;
  /** Empty where no emitter makes files of the package as a whole. */
  readonly clients: readonly ClientFacts[];
  /** See `Plan`. */
  readonly exports: Plan["exports"];
  readonly packages: Plan["packages"];
  readonly lock: Lock;
  /** The runtime's modules that it imports. */
  readonly runtime: ReadonlySet<string>;
}

/** Told when a step of long work begins. */
export type OnProgress = (step: string) => void;

export interface PartOptions {
  readonly host: Host;
  readonly emitters: readonly Emitter[];
  readonly onProgress: OnProgress;
  readonly known: Known | undefined;
}

/** load -> resolve -> lower for each client, then plan -> emit -> print. */
export async function makePart(
  config: GenerateConfig,
  lock: Lock,
  { host: given, emitters, onProgress, known }: PartOptions,
): Promise<Part> {
  const diagnostics = new Diagnostics();
  const sources = new Map<string, Locator>();
  const inputs: Reads[] = [];
  const clients: Client[] = [];
  for (const client of config.clients) {
    onProgress(`reading ${client.document}`);
    const { host, reads } = noteReads(given);
    inputs.push(reads);
    const read = await readClient(client, config.cwd, host, diagnostics, sources);
    if (read !== undefined) clients.push(read);
  }
  const omitted = clients.flatMap(({ api }) => api.omitted);
  const part = async (code: Code | null): Promise<Part> => {
    const place = { host: given, cwd: config.cwd };
    const found = await locateWithConfig(diagnostics.all, sources, place);
    return { code, diagnostics: found, omitted, inputs };
  };
  // Without one of its clients, a package would break whoever imports it.
  const goesOn = config.partial === true && clients.length === config.clients.length;
  if (diagnostics.hasErrors && !goesOn) return await part(null);

  try {
    const earlier = { lock, updates: config.updateNames === true };
    const planned = plan(clients, emitters, packageConfig(config, clients), earlier, diagnostics);
    onProgress("writing code");
    const drafts = await emit(emitters, planned);
    const maps = mapSources(config, sources);
    const printed = await print(drafts, { ...planned.package, known, maps });
    const facts = emitters.some(({ emitPackage }) => emitPackage !== undefined)
      ? planned.clients.map((client) => factsOf(client, planned.package))
      : [];
    return await part({ ...printed, ...planned, clients: facts, runtime: runtimeModules(drafts) });
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    const names = clients.map(({ document }) => document).join(", ");
    diagnostics.add("WF1005", `${names}: ${tooDeep()}`, null);
    return await part(null);
  }
}

function mapSources(
  { cwd, declarationMaps }: GenerateConfig,
  sources: Locators,
): MapSources | null {
  if (declarationMaps === undefined) return null;
  return { sources, cwd: path.resolve(cwd), output: path.resolve(cwd, declarationMaps.output) };
}

/** What is not configured follows from the first document. */
function packageConfig(
  { package: given }: GenerateConfig,
  clients: readonly Client[],
): PackageConfig {
  return {
    name: given.name ?? packageNameFrom(clients[0]?.api.title ?? ""),
    version: given.version ?? "0.0.0",
    sourceOnly: given.sourceOnly ?? false,
    importExtension: given.importExtension ?? (given.sourceOnly === true ? "none" : "js"),
  };
}
