import path from "node:path";
import { splitLock, type Lock } from "../4-plan/lock/lock.js";
import { parseLock, type LockText } from "../4-plan/lock/lock-text.js";
import type { Emitter, PackageFacts } from "../5-emit/seam/emitter.js";
import { emitters as builtIn } from "../5-emit/emitters.js";
import { emitPackage } from "../5-emit/emit.js";
import { referencesTo } from "../5-emit/seam/load-emitters.js";
import type { FirstCall } from "../5-emit/samples/first-call.js";
import { runtimeDrafts, runtimeModules } from "../5-emit/package/runtime.js";
import type { Known } from "../cache/print-cache.js";
import { loaderFor } from "../6-print/emitter-runtime.js";
import { print, type OutputFile, type Printed } from "../6-print/print.js";
import { locateWithConfig } from "../config/locate-config.js";
import { Diagnostics, onPointer } from "../diagnostics/diagnostic.js";
import { acknowledge, type IgnoreRule, type IgnoreScope } from "../diagnostics/ignore.js";
import { arrange, locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../config/generate-config.js";
import { nodeHost, type Host } from "../host/host.js";
import { makePart, type Code, type OnProgress, type Part } from "./client-build.js";
import type { Inputs } from "../cache/inputs.js";
import { makeApart, planThreads } from "./workers.js";

/** What a run found and made. `files` is null where an error forbids to write anything. */
export interface Generated {
  readonly files: readonly OutputFile[] | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Operations that were left out because of a fault: `GET /a/{id}`. */
  readonly omitted: readonly string[];
  /** What a later run may know of these files: see `Known`. */
  readonly seals: ReadonlyMap<string, string>;
  /** Every file that was read, and what was looked for in vain. */
  readonly inputs: Inputs;
  /** What to write first with the package: of its first client that has an operation. */
  readonly firstCall: FirstCall | null;
  /** The same of each client by itself, in the order of the configuration. */
  readonly clientInputs: readonly Inputs[];
}

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
  /**
   * At most so many worker threads; without it, as many as the machine has processors, where the
   * documents are large enough. Only emitters that name their modules, and wireform's own host, can be had in a thread.
   */
  readonly threads?: number | undefined;
}

/**
 * From documents to the text of a package: `makePart` for its clients, each in a thread of its own
 * where that is worth it, and then the files of the package as a whole. Writes nothing.
 * @throws Error where an emitter drafts what no package may hold
 */
export async function generate(
  config: GenerateConfig,
  options: GenerateOptions = {},
): Promise<Generated> {
  const { emitters = builtIn, host = nodeHost, onProgress = () => {}, lock = null } = options;
  const { lines, faults } = readLock(lock, config.updateNames === true);
  const references = host === nodeHost ? referencesTo(emitters) : null;
  const threads = references === null ? 1 : await planThreads(config, options.threads);
  const { known } = options;
  const parts =
    references !== null && threads > 1
      ? await makeApart(config, lines, { threads, known, onProgress, emitters: references })
      : [await makePart(config, lines, { host, known, onProgress, emitters })];

  const clientInputs = parts.flatMap(({ inputs }) => inputs);
  const omitted = parts.flatMap((part) => part.omitted);
  const found = [...faults, ...parts.flatMap(({ diagnostics }) => diagnostics)];
  const told = {
    diagnostics: await ignoreKnown(arrange(found), config, { omitted, clientInputs, host }),
    omitted,
    inputs: new Map(clientInputs.flatMap((inputs) => [...inputs])),
    clientInputs,
  };
  const codes = codesOf(parts);
  if (codes === null || faults.length > 0)
    return { ...told, files: null, seals: new Map(), firstCall: null };
  const others = threads > 1 && config.updateNames !== true ? unplanned(lines, codes) : [];
  const rest = await printRest(codes, others, emitters, known);
  const all = [...codes, rest];
  const files = all.flatMap((printed) => printed.files);
  refuseRepeated(files);
  return {
    ...told,
    firstCall: firstCallIn(codes),
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    seals: new Map(all.flatMap(({ seals }) => [...seals]).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Marks what the configuration acknowledges, and tells of rules that nothing needs. */
async function ignoreKnown(
  diagnostics: readonly LocatedDiagnostic[],
  config: GenerateConfig,
  run: Pick<Generated, "omitted" | "clientInputs"> & { readonly host: Host },
): Promise<readonly LocatedDiagnostic[]> {
  const { cwd, clients, ignore = [] } = config;
  const scopes: readonly IgnoreScope[] = [
    { rules: ignore, covers: () => true },
    ...clients.map(({ ignore: rules = [] }, index) => ({
      rules,
      covers: (file: string | null) =>
        file !== null && run.clientInputs[index]!.has(path.resolve(cwd, file)),
    })),
  ];
  const known = acknowledge(diagnostics, scopes);
  // What could not be read might have needed them.
  const isWhole = run.omitted.length === 0 && diagnostics.every((d) => d.severity !== "error");
  if (!isWhole || known.idle.length === 0) return known.diagnostics;
  const idle = new Diagnostics();
  for (const rule of known.idle) warnOfIdleRule(rule, idle);
  return arrange([
    ...known.diagnostics,
    ...(await locateWithConfig(idle.all, new Map(), { host: run.host, cwd })),
  ]);
}

function warnOfIdleRule({ code, at, writtenAt }: IgnoreRule, diagnostics: Diagnostics): void {
  const where = at === undefined ? "" : ` at ${at}`;
  const message = `\`ignore\` has ${code}${where}, but there is no such warning`;
  const place = writtenAt === undefined ? null : onPointer(writtenAt);
  diagnostics.add("WF3012", message, place, {
    hint: "remove it if the document was corrected; or check its spelling",
  });
}

/** What was made; `null` where nothing may be written: no client is left out. */
function codesOf(parts: readonly Part[]): readonly Code[] | null {
  const codes = parts.flatMap(({ code }) => (code === null ? [] : [code]));
  return codes.length === parts.length ? codes : null;
}

function firstCallIn(codes: readonly Code[]): FirstCall | null {
  const clients = codes.flatMap((code) => code.clients);
  return clients.find(({ firstCall }) => firstCall !== null)?.firstCall ?? null;
}

/** The lines of clients that this run doesn't have. */
function unplanned(lines: Lock, codes: readonly Code[]): Lock {
  return splitLock(
    lines,
    codes.flatMap(({ clients }) => clients),
  ).others;
}

/** The files of the package as a whole, and the runtime's. */
async function printRest(
  codes: readonly Code[],
  others: Lock,
  emitters: readonly Emitter[],
  known: Known | undefined,
): Promise<Printed> {
  const [{ package: config, exports, packages }] = codes as [Code];
  const facts: PackageFacts = {
    package: config,
    exports,
    packages,
    clients: codes.flatMap(({ clients }) => clients),
    lock: [...others, ...codes.flatMap(({ lock }) => lock)],
  };
  const own = emitPackage(emitters, facts);
  const modules = [...codes.map(({ runtime }) => runtime), runtimeModules(own)];
  const runtime = await runtimeDrafts(
    new Set(modules.flatMap((names) => [...names])),
    loaderFor(emitters),
  );
  return print([...own, ...runtime], { ...config, known });
}

/** One of two files would be lost. */
function refuseRepeated(files: readonly OutputFile[]): void {
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) throw new Error(`two files are called ${path}`);
    paths.add(path);
  }
}

/** Of a lock that is put aside, only what can be read counts: it tells what was renamed. */
function readLock(lock: LockText | null, updates: boolean) {
  if (lock === null) return { lines: [], faults: [] };
  const diagnostics = new Diagnostics();
  const lines = parseLock(lock, diagnostics);
  const source = { text: lock.text, locate: () => ({ offset: 0, length: 1 }) };
  const faults = updates ? [] : locateAll(diagnostics.all, new Map([[lock.file, source]]));
  return { lines, faults };
}
