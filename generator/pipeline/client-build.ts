import path from "node:path";
import type { PassResult } from "../1-load/pass-result.js";
import type { SourceSet } from "../1-load/source.js";
import type { Lock } from "../4-plan/lock/lock.js";
import type { Client, PackageConfig, Plan } from "../4-plan/plan.js";
import { factsOf, type ClientFacts } from "../5-emit/client/client-facts.js";
import { makeSchemaText } from "../3-lower/openapi-typescript/schema-text.js";
import { operations } from "../5-emit/operations/operations.js";
import { runtimeModules } from "../5-emit/package/runtime.js";
import type { Emitted } from "../5-emit/emit.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { isOwn } from "../5-emit/seam/own-emitters.js";
import { draftedBy, type Drafted } from "../5-emit/seam/package-rules.js";
import type { MapSources } from "../6-print/declaration-maps.js";
import type { PrintHelper } from "../6-print/early.js";
import type { Printed } from "../6-print/print.js";
import type { Inputs } from "../cache/inputs.js";
import type { PrintCache } from "../cache/print-cache.js";
import type { ClientConfig, GenerateConfig } from "../config/generate-config.js";
import { locateWithConfig } from "../config/locate-config.js";
import { packageNameFrom } from "../config/package-name.js";
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { LocatedDiagnostic, Locator, Locators } from "../diagnostics/locate.js";
import type { Host } from "../host/host.js";
import type { ClientHistory, EarlierSnapshots } from "../history/comparison/client-history.js";
import { explainFailure } from "./explain-failure.js";
import type { ClientReader, ReadClient } from "./read-client.js";

/** The code of one client or of several. Plain data: it may come from another thread. */
export interface ClientBuild {
  /** `null` if there are errors, so that nothing may be written. */
  readonly code: Code | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly omitted: readonly string[];
  /** How many operations have no error; `null` if a client can't be read at all. */
  readonly correct: number | null;
  /** The files that each client has read, in the order of the clients. */
  readonly inputs: readonly Inputs[];
  /** The changes of each client; empty if no comparison is wanted. */
  readonly history: readonly ClientHistory[];
}

/** The files of clients, and what the files of the package as a whole are made from. */
export interface Code extends Printed {
  readonly package: PackageConfig;
  /** Empty if no emitter makes files of the package as a whole. */
  readonly clients: readonly ClientFacts[];
  /** See `Plan`. */
  readonly exports: Plan["exports"];
  readonly packages: Plan["packages"];
  readonly lock: Lock;
  /** The modules of the runtime that these files import. */
  readonly runtime: ReadonlySet<string>;
  readonly drafted: readonly Drafted[];
}

/** Called when a step that may take long begins. */
export type OnProgress = (step: string) => void;

export interface BuildOptions {
  readonly read: ClientReader;
  readonly host: Host;
  readonly emitters: readonly Emitter[];
  readonly onProgress: OnProgress;
  readonly known: PrintCache | undefined;
  /** Prints some of the modules, if nothing is known of earlier runs. */
  readonly printThread?: PrintHelper | null;
  /** What clients are compared with; `null` where no history is kept. */
  readonly since: EarlierSnapshots | null;
}

/** The clients that were read, with everything that was found while reading. */
export interface AllClients extends PassResult {
  /** The clients whose documents could be read. */
  readonly clients: readonly Client[];
  readonly sources: Locators;
  /** The parsed files of each client, in their order; `null` where they can't be parsed. */
  readonly documents: readonly (SourceSet | null)[];
  /** The files that each client has read, in their order, also if its document can't be read. */
  readonly inputs: readonly Inputs[];
}

/** Reads clients one after the other. */
export async function readAllClients(
  { clients, cwd }: Pick<GenerateConfig, "clients" | "cwd">,
  { read, host, onProgress }: Pick<BuildOptions, "read" | "host" | "onProgress">,
): Promise<AllClients> {
  const found: Client[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, Locator>();
  const inputs: Inputs[] = [];
  const documents: (SourceSet | null)[] = [];
  for (const config of clients) {
    onProgress(`reading ${config.document}`);
    const one = await read(config, cwd, host);
    const schema = await schemaOf(config, one);
    diagnostics.push(...one.diagnostics, ...schema.diagnostics);
    for (const [file, source] of one.sources) sources.set(file, source);
    inputs.push(one.inputs);
    documents.push(one.documents);
    if (one.client !== null) found.push({ ...one.client, schema: schema.text });
  }
  return { clients: found, diagnostics, sources, documents, inputs };
}

/** The text of `schema.ts`, if it is wanted and the document has no errors. */
async function schemaOf(config: ClientConfig, { openapi, diagnostics }: ReadClient) {
  const isWanted = config.schema === true && openapi !== null;
  if (!isWanted || (hasErrors(diagnostics) && !openapi.isSwagger))
    return { text: null, diagnostics: [] };
  return await makeSchemaText(openapi);
}

/**
 * Whether code can be generated. With `partial`, operations may be missing, but never a client: its
 * imports in users' code would break.
 */
export function canGoOn(config: GenerateConfig, read: AllClients): boolean {
  if (!hasErrors(read.diagnostics)) return true;
  return config.partial === true && read.clients.length === config.clients.length;
}

/** Puts together the code of a plan. */
export function codeOf(
  plan: Plan,
  drafts: readonly Emitted[],
  printed: Printed,
  emitters: readonly Emitter[],
): Code {
  const { package: config, exports, packages, lock } = plan;
  const needsFacts = emitters.some(({ emitPackage }) => emitPackage !== undefined);
  const isOurs = emitters.some((one) => one.name === operations.name && isOwn(one));
  const clients = needsFacts
    ? plan.clients.map((client) => factsOf(client, config, drafts, isOurs))
    : [];
  const runtime = runtimeModules(drafts);
  const drafted = drafts.map((draft) => draftedBy(draft, draft.emitter));
  return { ...printed, package: config, exports, packages, lock, clients, runtime, drafted };
}

/** A finished build, with a place in a file for each diagnostic. */
export async function clientBuild(
  code: Code | null,
  { clients, sources, inputs, ...read }: AllClients,
  later: readonly Diagnostic[],
  place: { readonly host: Host; readonly cwd: string },
  history: readonly ClientHistory[] = [],
): Promise<ClientBuild> {
  const diagnostics = await locateWithConfig([...read.diagnostics, ...later], sources, place);
  const omitted = clients.flatMap(({ api }) => api.omitted);
  const isRead = clients.length === read.documents.length;
  const correct = isRead ? clients.flatMap(({ api }) => api.operations).length : null;
  return { code, diagnostics, omitted, correct, inputs, history };
}

/**
 * A build that failed: no code, but everything that was found before, and why it failed.
 * @throws the error itself if it is a bug of wireform
 */
export async function failedBuild(
  error: unknown,
  read: AllClients,
  emitters: readonly Emitter[],
  place: { readonly host: Host; readonly cwd: string },
): Promise<ClientBuild> {
  const build = await clientBuild(null, read, [], place);
  const { cwd } = place;
  const why = await explainFailure(error, { clients: read.clients, emitters, cwd });
  return { ...build, correct: null, diagnostics: [...build.diagnostics, ...why] };
}

/** The sources for declaration maps; `null` if none are wanted. */
export function mapSources(
  { cwd, declarationMaps }: GenerateConfig,
  sources: Locators,
): MapSources | null {
  if (declarationMaps === undefined) return null;
  return { sources, cwd: path.resolve(cwd), output: path.resolve(cwd, declarationMaps.output) };
}

/**
 * The package's configuration with defaults; without a name, it is named after the first document.
 */
export function packageConfig(
  { package: given }: GenerateConfig,
  clients: readonly Client[],
): PackageConfig {
  return {
    name: given.name ?? packageNameFrom(clients[0]?.api.title ?? ""),
    version: given.version ?? "0.0.0",
    agents: given.agents,
    sourceOnly: given.sourceOnly ?? false,
    importExtension: given.importExtension ?? (given.sourceOnly === true ? "none" : "js"),
  };
}
