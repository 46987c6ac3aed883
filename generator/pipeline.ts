/**
 * From documents to a package, in the order of the passes. The command, `--check`, `--watch`,
 * `diff`, the plugin and programs all use it.
 *
 *   readClient     load -> resolve -> lower    what the document of one client means
 *   buildClients   plan -> emit -> print       the code of clients
 *   generate       joins clients               the files of a package, in memory
 *   produce        write                       the output folder, written or compared
 */
import { load } from "./1-load/load.js";
import type { SourceSet } from "./1-load/source.js";
import { resolve } from "./2-resolve/resolve.js";
import { checkStructure } from "./2-resolve/structure/structure.js";
import { lower } from "./3-lower/lower.js";
import type { Lock } from "./4-plan/lock/lock.js";
import { plan } from "./4-plan/plan.js";
import { emit } from "./5-emit/emit.js";
import { emitters as builtIn } from "./5-emit/emitters.js";
import { ownFirst } from "./5-emit/seam/own-emitters.js";
import { earlyPrinter } from "./6-print/early.js";
import { print } from "./6-print/print.js";
import { fingerprint } from "./cache/fingerprint.js";
import { trackInputs } from "./cache/inputs.js";
import { draftCache } from "./cache/print-cache.js";
import { findUpToDate } from "./cache/up-to-date.js";
import { checksValues, type ClientConfig, type GenerateConfig } from "./config/generate-config.js";
import { programFaults } from "./config/program-config.js";
import type { OutputConfig } from "./config/project.js";
import type { EarlierSnapshots } from "./history/comparison/client-history.js";
import { unknownChanges } from "./history/comparison/since-last-run.js";
import { nodeHost, type Host } from "./host/host.js";
import {
  canGoOn,
  clientBuild,
  codeOf,
  failedBuild,
  mapSources,
  packageConfig,
  readAllClients,
  type BuildOptions,
  type ClientBuild,
} from "./pipeline/client-build.js";
import { editLastOutput } from "./pipeline/edit/edit.js";
import { readNames } from "./pipeline/lock-text.js";
import { readEarlier, type Earlier } from "./pipeline/output/earlier.js";
import {
  emptyOutput,
  filesToWrite,
  finishedOutput,
  unwrittenOutput,
  upToDateOutput,
  type Output,
  type RunOptions,
} from "./pipeline/output/output.js";
import { finishOutput } from "./pipeline/output/post-generate.js";
import { withSourceImports } from "./pipeline/output/source-imports.js";
import { outputTarget, type OutputTarget } from "./pipeline/output/target.js";
import { writeOutput } from "./pipeline/output/write-output.js";
import {
  joinPackage,
  refusedPackage,
  type Built,
  type Generated,
  type GenerateOptions,
} from "./pipeline/package.js";
import {
  clientOf,
  loadOptions,
  type LoweredClient,
  type ReadClient,
} from "./pipeline/read-client.js";
import { historyOf, historyOfRun, planReleaseOf, withVersion } from "./pipeline/run-history.js";
import { printThreadFor, type PrintThread } from "./pipeline/print-thread.js";
import { buildInThreads, planThreads } from "./pipeline/workers.js";

/** Reads the document of one client, and what it means. */
export async function readClient(
  config: ClientConfig,
  cwd: string,
  host: Host,
): Promise<ReadClient> {
  const { host: tracked, inputs } = trackInputs(host);
  const loaded = await load(config.document, tracked, loadOptions(config, cwd));
  const { documents, sources } = loaded;
  const read = { documents, sources, inputs };
  if (documents === null)
    return { ...read, client: null, openapi: null, diagnostics: loaded.diagnostics };

  const { client, openapi, ...lowered } = lowerDocuments(documents, config, cwd);
  const found = [...loaded.diagnostics, ...lowered.diagnostics];
  // Advice on its structure is of no use for a document that can't be read.
  const structure = client === null || openapi === null ? [] : checkStructure(openapi, found);
  return { ...read, client, openapi: client && openapi, diagnostics: [...found, ...structure] };
}

/** Resolves and lowers loaded documents. */
export function lowerDocuments(
  documents: SourceSet,
  config: ClientConfig,
  cwd: string,
): LoweredClient {
  const { openapi, ...resolved } = resolve(documents);
  if (openapi === null) return { client: null, openapi, diagnostics: resolved.diagnostics };
  const { api, ...lowered } = lower(openapi, { ...config, validators: checksValues(config) });
  const diagnostics = [...resolved.diagnostics, ...lowered.diagnostics];
  const client = api && clientOf(config, documents, api, cwd);
  return { client, openapi, diagnostics };
}

/**
 * Reads the documents of clients, and prints their code: all clients, or one in a worker thread.
 */
export async function buildClients(
  config: GenerateConfig,
  lock: Lock,
  options: BuildOptions,
): Promise<ClientBuild> {
  const { emitters, onProgress, known, printThread = null } = options;
  const read = await readAllClients(config, options);
  const place = { host: options.host, cwd: config.cwd };
  if (!canGoOn(config, read)) return clientBuild(null, read, [], place);
  try {
    const named = packageConfig(config, read.clients);
    const earlier = { lock, updates: config.updateNames === true };
    const planned = plan(read.clients, emitters, named, earlier);
    onProgress("writing code");
    const maps = mapSources(config, read.sources);
    const cache = draftCache(known);
    // What an earlier run printed and what maps say is found only when all is drafted.
    const early =
      known === undefined && maps === null ? earlyPrinter(named, cache, printThread) : null;
    const drafts = await emit(emitters, planned.plan, early?.print);
    const printed = await print(drafts, { ...named, maps, cache, early: early ?? undefined });
    const code = codeOf(planned.plan, drafts, printed, emitters);
    const history = await historyOf(config, read, planned.plan, earlier, options);
    return await clientBuild(code, read, planned.diagnostics, place, history);
  } catch (error) {
    return await failedBuild(error, read, emitters, place);
  }
}

/** The files of a package, in memory: those of its clients, and those of the package as a whole. */
export async function generate(
  config: GenerateConfig,
  options: GenerateOptions = {},
): Promise<Generated> {
  const faults = programFaults(config);
  if (faults.length > 0) return refusedPackage(faults);
  const built = await build(config, options, null);
  built.printThread?.stop();
  return joinPackage(config, built);
}

/** With the thread that prints and writes, if there is one: whoever gets it has to stop it. */
interface BuiltWithThread extends Built {
  readonly printThread: PrintThread | null;
}

/** Builds the clients: here, or in worker threads if that is faster. */
async function build(
  config: GenerateConfig,
  options: GenerateOptions,
  since: EarlierSnapshots | null,
): Promise<BuiltWithThread> {
  const { host = nodeHost, onProgress = () => {}, known } = options;
  const emitters = ownFirst(options.emitters ?? builtIn);
  const names = readNames(options.lock ?? null, config.updateNames === true);
  const { ejected } = options;
  // A caller's own host is code, which can't be passed to another thread.
  const threads =
    options.host === undefined ? await planThreads(config, emitters, options.threads) : null;
  const buildOptions = { read: readClient, host, emitters, onProgress, known, since };
  if (threads !== null) {
    const builds = await buildInThreads(config, names.lines, threads, buildOptions);
    return { names, builds, options: buildOptions, ejected, printThread: null };
  }
  const isCold = options.host === undefined && known === undefined;
  const printThread = isCold ? await printThreadFor(config, options.threads) : null;
  try {
    const builds = [await buildClients(config, names.lines, { ...buildOptions, printThread })];
    return { names, builds, options: buildOptions, ejected, printThread };
  } catch (error) {
    printThread?.stop();
    throw error;
  }
}

/**
 * Generates a package, and writes it to the output folder or compares it with what is there. If the
 * output is up to date, nothing is generated. The configuration must have been checked.
 * @param folder from `config.cwd`
 * @param thisBuild `fingerprint()`, if the caller has it already
 */
export async function produce(
  mode: "write" | "compare",
  configured: OutputConfig,
  folder: string,
  given: RunOptions,
  thisBuild = fingerprint(),
): Promise<Output> {
  const options = { ...given, emitters: given.emitters ?? configured.project?.emitters ?? builtIn };
  const requested = outputTarget(mode, configured, folder, options, thisBuild);
  // Most runs follow an edit. Whether anything else has changed, both find out from the record.
  const edited = await editLastOutput(requested, options.emitters);
  if (edited !== null) return edited;
  const upToDate = requested.canSkip
    ? findUpToDate(requested.folder, requested.optionsHash, thisBuild, configured.cwd)
    : null;
  if (upToDate !== null) return upToDateOutput(upToDate);
  requested.memory?.forget();

  const target = await withSourceImports(requested);
  const earlier = await readEarlier(target);
  if ("errors" in earlier) return { ...emptyOutput(target), faults: earlier.errors };
  const { lock, printed: known, ejected, since } = earlier;
  const built = await build(target.config, { ...options, lock, known, ejected }, since);
  try {
    return await finish(built, target, earlier);
  } finally {
    built.printThread?.stop();
  }
}

/** Writes what was built, or compares it. */
async function finish(
  built: BuiltWithThread,
  target: OutputTarget,
  earlier: Earlier,
): Promise<Output> {
  const { config } = target;
  // With `changelog: true`, the version of the package depends on what changed in its clients.
  const release = await planReleaseOf(target, earlier, built);
  const generated = await joinPackage(withVersion(config, release?.version), built);
  const output = unwrittenOutput(target, release, generated);
  const { snapshot, sinceLastRun } = historyOfRun(config, earlier.since, built);
  const made = filesToWrite(output, earlier, release, generated, snapshot);
  if (made === null) return output;

  const { unfinished, ...written } = await writeOutput(made, target, built.printThread?.disk);
  // All is written: its processor and its memory are for the commands.
  built.printThread?.stop();
  const failed = unfinished && target.runs ? await finishOutput(unfinished, target) : [];
  const compared = written.differences === null ? unknownChanges : sinceLastRun;
  const files = made.files.filter(({ path }) => !made.ejected.sources.has(path)).length;
  const ended = { ...output, diagnostics: [...output.diagnostics, ...failed] };
  return finishedOutput(ended, target, { ...written, files, sinceLastRun: compared });
}
