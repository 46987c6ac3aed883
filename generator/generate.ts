import path from "node:path";
import { tooDeep } from "./1-load/extent.js";
import { load } from "./1-load/load.js";
import { fileNames } from "./1-load/source.js";
import { loadTemplate } from "./1-load/templates.js";
import { resolve } from "./2-resolve/resolve.js";
import { lower } from "./3-lower/lower.js";
import type { LowerConfig } from "./3-lower/lowering.js";
import type { Lock } from "./4-plan/lock.js";
import { parseLock, type LockText } from "./4-plan/lock-text.js";
import { plan, type Client, type PackageConfig } from "./4-plan/plan.js";
import type { Draft } from "./5-emit/draft.js";
import { whyNoDraft } from "./5-emit/draft-rules.js";
import type { Emitter } from "./5-emit/emitter.js";
import { emitters as builtIn } from "./5-emit/emitters.js";
import { readSchema } from "./5-emit/schema-ts.js";
import { runtimeDrafts } from "./5-emit/runtime.js";
import type { MapSources } from "./6-print/declaration-maps.js";
import type { Known } from "./6-print/known.js";
import { print, type OutputFile } from "./6-print/print.js";
import { Diagnostics, Reported } from "./diagnostics/diagnostic.js";
import {
  locateAll,
  type LocatedDiagnostic,
  type Locator,
  type Locators,
} from "./diagnostics/locate.js";
import { nodeHost, type Host } from "./host.js";

/** One client of the package that is to be generated. */
export interface ClientConfig extends LowerConfig {
  /** Its subpath; `null` for the only client of a package. */
  readonly name: string | null;
  /** The document's path, from `cwd`. */
  readonly document: string;
  /** openapi-typescript's `schema.ts` too. */
  readonly schema?: boolean | undefined;
  /** Further folders from which `$ref`s may read. */
  readonly roots?: readonly string[] | undefined;
  /** Overlay documents that change the document, in order; from `cwd`. */
  readonly overlays?: readonly string[] | undefined;
}

export interface GenerateConfig {
  /** What paths start from, absolute. Headers and diagnostics name files from there. */
  readonly cwd: string;
  readonly clients: readonly ClientConfig[];
  /** `null`: named after the document. */
  readonly package: Partial<PackageConfig>;
  /** Leave faulty operations out and go on. */
  readonly partial?: boolean | undefined;
  /** Declaration maps, for a package that is written to this folder (from `cwd`). */
  readonly declarationMaps?: { readonly output: string } | undefined;
  /** Name everything anew, whatever the lock says. */
  readonly updateNames?: boolean | undefined;
}

/** What a run found and made. `files` is null where an error forbids to write anything. */
export interface Generated {
  readonly files: readonly OutputFile[] | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Operations that were left out because of a fault: `GET /a/{id}`. */
  readonly omitted: readonly string[];
  /** What a later run may know of these files: see `Known`. */
  readonly seals: ReadonlyMap<string, string>;
}

/** Told when a step of long work begins. */
export type OnProgress = (step: string) => void;

export interface GenerateOptions {
  /** What files are read through; without it, the disk. */
  readonly host?: Host;
  /** Instead of wireform's own, which are exported as `emitters`. */
  readonly emitters?: readonly Emitter[];
  readonly onProgress?: OnProgress;
  /** `wireform.lock` of an earlier run: its names stay. The new one is among the files. */
  readonly lock?: LockText | null;
  /** What an earlier run printed: changes nothing but the time that it takes. */
  readonly known?: Known | undefined;
}

/**
 * The whole way from documents to the text of a package:
 * load -> resolve -> lower -> plan -> emit -> print. Writes nothing.
 * @throws Error where an emitter drafts what no package may hold
 */
export async function generate(
  config: GenerateConfig,
  {
    host = nodeHost,
    emitters = builtIn,
    onProgress = () => {},
    lock = null,
    known,
  }: GenerateOptions = {},
): Promise<Generated> {
  const diagnostics = new Diagnostics();
  const sources = new Map<string, Locator>();
  const updates = config.updateNames === true;
  const earlier = { lock: readLock(lock, updates, diagnostics, sources), updates };
  const isLockBroken = diagnostics.hasErrors;
  const clients: Client[] = [];
  for (const clientConfig of config.clients) {
    onProgress(`reading ${clientConfig.document}`);
    const client = await readClient(clientConfig, config.cwd, host, diagnostics, sources);
    if (client !== undefined) clients.push(client);
  }
  const located = () => locateAll(diagnostics.all, sources);
  const goesOn = config.partial === true && clients.length > 0 && !isLockBroken;
  const stops = diagnostics.hasErrors && !goesOn;
  const omitted = clients.flatMap(({ api }) => api.omitted);
  const nothing = () => ({ files: null, diagnostics: located(), omitted, seals: new Map() });
  if (stops) return nothing();

  try {
    const planned = plan(clients, emitters, packageConfig(config, clients), earlier, diagnostics);
    onProgress("writing code");
    const drafts: Draft[] = [];
    for (const emitter of emitters)
      for await (const draft of emitter.emit(planned)) {
        const fault = whyNoDraft(draft);
        if (fault !== null) throw new Error(`the emitter ${emitter.name}: ${fault}`);
        drafts.push(draft);
      }
    const all = [...drafts, ...(await runtimeDrafts(drafts, loadTemplate))];
    const { sourceOnly } = planned.package;
    const maps = mapSources(config, sources);
    const { files, seals } = await print(all, { sourceOnly, known, maps });
    refuseRepeated(files);
    return { files, diagnostics: located(), omitted, seals };
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    const names = clients.map(({ document }) => document).join(", ");
    diagnostics.add("WF1005", `${names}: ${tooDeep()}`, null);
    return nothing();
  }
}

function mapSources(
  { cwd, declarationMaps }: GenerateConfig,
  sources: Locators,
): MapSources | null {
  if (declarationMaps === undefined) return null;
  return { sources, cwd: path.resolve(cwd), output: path.resolve(cwd, declarationMaps.output) };
}

/** One of two files would be lost. */
function refuseRepeated(files: readonly OutputFile[]): void {
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) throw new Error(`two files are called ${path}`);
    paths.add(path);
  }
}

/** Chains of `$ref`s, which no limit on a file sees, are walked by recursion too. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}

/** load -> resolve -> lower for one document; `undefined` where that is impossible. */
export async function readClient(
  config: ClientConfig,
  cwd: string,
  host: Host,
  all: Diagnostics,
  sources: Map<string, Locator>,
): Promise<Client | undefined> {
  const diagnostics = new Diagnostics();
  try {
    const set = await load(
      config.document,
      host,
      { cwd, roots: config.roots ?? [], overlays: config.overlays ?? [] },
      diagnostics,
      sources,
    );
    const openapi = resolve(set, diagnostics);
    const api = lower(openapi, config, diagnostics);
    if (config.schema === true && openapi.isSwagger)
      diagnostics.report("WF3003", openapi.root.at, "openapi-typescript reads no Swagger 2.0", {
        hint: "leave --schema out",
      });
    const schema =
      config.schema === true && !openapi.isSwagger && !diagnostics.hasErrors
        ? await readSchema(set.entry.value, `${set.entry.file}#`, diagnostics)
        : null;
    return { name: config.name, api, document: set.entry.file, files: fileNames(set), schema };
  } catch (error) {
    if (error instanceof Reported) return undefined;
    if (!isStackOverflow(error)) throw error;
    diagnostics.add("WF1005", `${config.document}: ${tooDeep()}`, null);
    return undefined;
  } finally {
    for (const diagnostic of diagnostics.all) all.all.push(diagnostic);
  }
}

/** Of a lock that is put aside, only what can be read counts: it tells what was renamed. */
function readLock(
  lock: LockText | null,
  updates: boolean,
  diagnostics: Diagnostics,
  sources: Map<string, Locator>,
): Lock {
  if (lock === null) return [];
  sources.set(lock.file, { text: lock.text, locate: () => ({ offset: 0, length: 1 }) });
  return parseLock(lock, updates ? new Diagnostics() : diagnostics);
}

/** What is not configured follows from the first document. */
function packageConfig(
  { package: given }: GenerateConfig,
  clients: readonly Client[],
): PackageConfig {
  const title = clients[0]?.api.title ?? "api";
  const fromTitle = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return {
    // npm's limit is 214 characters.
    name: given.name ?? (fromTitle === "" ? "api" : fromTitle.slice(0, 100)),
    version: given.version ?? "0.0.0",
    sourceOnly: given.sourceOnly ?? false,
  };
}
