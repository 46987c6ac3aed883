import path from "node:path";
import { giveUp } from "../1-load/pass-result.js";
import type { Lock } from "../4-plan/lock/lock.js";
import { plan, type Client, type PackageConfig, type Plan } from "../4-plan/plan.js";
import { factsOf, type ClientFacts } from "../5-emit/client/client-facts.js";
import { emit } from "../5-emit/emit.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { makeSchemaText, type SchemaText } from "../5-emit/openapi-typescript/schema-ts.js";
import { runtimeModules } from "../5-emit/package/runtime.js";
import type { MapSources } from "../6-print/declaration-maps.js";
import type { Known } from "../cache/print-cache.js";
import { print, type Printed } from "../6-print/print.js";
import { locateWithConfig } from "../config/locate-config.js";
import { Diagnostics, hasErrors, type Diagnostic } from "../diagnostics/diagnostic.js";
import { type LocatedDiagnostic, type Locator, type Locators } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { Host } from "../host/host.js";
import { packageNameFrom } from "../config/package-name.js";
import { readClient, type ReadClient } from "./read-client.js";
import type { Inputs } from "../cache/inputs.js";

/** The code of one client or of several. Plain data: it may come from another thread. */
export interface Part {
  /** `null` where an error forbids to write anything. */
  readonly code: Code | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly omitted: readonly string[];
  /** What each client has read, in their order. */
  readonly inputs: readonly Inputs[];
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
  const clients: Client[] = [];
  const found: Diagnostic[] = [];
  const sources = new Map<string, Locator>();
  const inputs: Inputs[] = [];
  for (const client of config.clients) {
    onProgress(`reading ${client.document}`);
    const read = await readClient(client, config.cwd, given);
    const schema = client.schema === true ? await schemaOf(read) : null;
    found.push(...read.diagnostics, ...(schema?.diagnostics ?? []));
    for (const [file, source] of read.sources) sources.set(file, source);
    inputs.push(read.inputs);
    if (read.client !== null) clients.push({ ...read.client, schema: schema?.text ?? null });
  }
  const omitted = clients.flatMap(({ api }) => api.omitted);
  const part = async (code: Code | null): Promise<Part> => {
    const place = { host: given, cwd: config.cwd };
    const diagnostics = await locateWithConfig(found, sources, place);
    return { code, diagnostics, omitted, inputs };
  };
  // Without one of its clients, a package would break whoever imports it.
  const goesOn = config.partial === true && clients.length === config.clients.length;
  if (hasErrors(found) && !goesOn) return await part(null);

  try {
    const earlier = { lock, updates: config.updateNames === true };
    const planned = plan(clients, emitters, packageConfig(config, clients), earlier);
    found.push(...planned.diagnostics);
    onProgress("writing code");
    const drafts = await emit(emitters, planned.plan);
    const maps = mapSources(config, sources);
    const { package: named, clients: plans } = planned.plan;
    const printed = await print(drafts, { ...named, known, maps });
    const facts = emitters.some(({ emitPackage }) => emitPackage !== undefined)
      ? plans.map((client) => factsOf(client, named))
      : [];
    const runtime = runtimeModules(drafts);
    return await part({ ...printed, ...planned.plan, clients: facts, runtime });
  } catch (error) {
    const diagnostics = new Diagnostics();
    giveUp(error, clients.map(({ document }) => document).join(", "), diagnostics);
    found.push(...diagnostics.all);
    return await part(null);
  }
}

/** Of a document with errors, which are told already, nothing is made. */
async function schemaOf({ openapi, diagnostics }: ReadClient): Promise<SchemaText | null> {
  if (openapi === null || (hasErrors(diagnostics) && !openapi.isSwagger)) return null;
  return await makeSchemaText(openapi);
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
