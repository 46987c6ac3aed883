import { splitLock, type Lock } from "../4-plan/lock/lock.js";
import type { LockText } from "../4-plan/lock/lock-text.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { snippetLines } from "../6-print/markdown/snippet-layout.js";
import type { OutputFile } from "../6-print/print.js";
import type { Inputs } from "../cache/inputs.js";
import type { PrintCache } from "../cache/print-cache.js";
import type { GenerateConfig } from "../config/generate-config.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { arrange, type LocatedDiagnostic } from "../diagnostics/locate.js";
import type { Host } from "../host/host.js";
import type { BuildOptions, ClientBuild, Code, OnProgress } from "./client-build.js";
import type { EjectedModule } from "./eject/ejected-modules.js";
import { nothingEjected, type EjectedFiles } from "./eject/ejected-files.js";
import { explainFailure } from "./explain-failure.js";
import { applyIgnoreRules } from "./ignore-rules.js";
import type { EarlierNames } from "./lock-text.js";
import { printRest, type Rest } from "./package-rest.js";
import { compareTexts } from "../host/text-order.js";

/** The result of a run. `files` is null if there are errors, so that nothing may be written. */
export interface Generated {
  readonly files: readonly OutputFile[] | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Operations that were left out because of an error, such as `GET /a/{id}`. */
  readonly omitted: readonly string[];
  /** After errors: how many operations `partial` would write; else, or if it can't help, `null`. */
  readonly withPartial: number | null;
  /** Lets a later run find what needn't be printed again: see `PrintCache`. */
  readonly contentHashes: ReadonlyMap<string, string>;
  /** Every file that was read or is missing. */
  readonly inputs: Inputs;
  /** An example of a first call, from the first client that has an operation. */
  readonly firstCall: FirstCall | null;
  /** The inputs of each client, in the order of the configuration. */
  readonly clientInputs: readonly Inputs[];
  /** Which of the files are a user's: see `GenerateOptions.ejected`. */
  readonly ejected: EjectedFiles;
}

/** The shortest program that calls an operation. */
export interface FirstCall {
  /** The module that it imports. */
  readonly specifier: string;
  /** Its lines. */
  readonly code: readonly string[];
}

export interface GenerateOptions {
  /** Reads files. By default, from the disk. */
  readonly host?: Host | undefined;
  /** Instead of wireform's own, which are exported as `emitters`. */
  readonly emitters?: readonly Emitter[] | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** `wireform.lock` of an earlier run: its names stay. The new one is among the files. */
  readonly lock?: LockText | null | undefined;
  /** What an earlier run printed. It only saves time. */
  readonly known?: PrintCache | undefined;
  /**
   * The largest number of worker threads. By default, as many as the machine has processors, if the
   * documents are large enough. Threads are used only with wireform's own host, and with emitters
   * that name their modules.
   */
  readonly threads?: number | undefined;
  /** Modules of the runtime that a user has taken over. */
  readonly ejected?: readonly EjectedModule[] | undefined;
}

/** The built clients of a package, before its other files are generated. */
export interface Built {
  readonly names: EarlierNames;
  /** A single build of all clients, or one for each client in their order. */
  readonly builds: readonly ClientBuild[];
  readonly options: BuildOptions;
  readonly ejected?: readonly EjectedModule[] | undefined;
}

const nothing = {
  files: null,
  contentHashes: new Map<string, string>(),
  firstCall: null,
  ejected: nothingEjected,
  withPartial: null,
};

/** Joins the builds of clients, and adds the files of the package as a whole. */
export async function joinPackage(
  config: GenerateConfig,
  { names, builds, options: { host, emitters, known }, ejected = [] }: Built,
): Promise<Generated> {
  const clientInputs = builds.flatMap(({ inputs }) => inputs);
  const omitted = builds.flatMap((build) => build.omitted);
  const before = [...names.diagnostics, ...builds.flatMap(({ diagnostics }) => diagnostics)];
  const run = { omitted, clientInputs, host };
  const reported = {
    diagnostics: await applyIgnoreRules(arrange(before), config, run),
    omitted,
    inputs: new Map(clientInputs.flatMap((inputs) => [...inputs])),
    clientInputs,
  };
  const codes = codesOf(builds);
  if (names.diagnostics.length > 0) return { ...reported, ...nothing };
  if (codes === null) return { ...reported, ...nothing, withPartial: correctIn(builds) };
  let rest: Rest;
  try {
    const lock = lockAfter(config, names, builds);
    rest = await printRest(config, codes, { lock, emitters, known, ejected });
  } catch (error) {
    const { clients, cwd } = config;
    const why = await explainFailure(error, { clients, emitters, cwd });
    return { ...reported, ...nothing, diagnostics: arrange([...reported.diagnostics, ...why]) };
  }
  const found = arrange([...reported.diagnostics, ...rest.diagnostics]);
  const { ejected: users } = rest;
  if (hasErrors(rest.diagnostics))
    return { ...reported, ...nothing, diagnostics: found, ejected: users };
  const all = [...codes, rest];
  const files = all.flatMap((printed) => printed.files);
  return {
    ...reported,
    diagnostics: found,
    ejected: users,
    withPartial: null,
    firstCall: firstCallIn(codes),
    files: files.toSorted((a, b) => compareTexts(a.path, b.path)),
    contentHashes: new Map(
      all
        .flatMap(({ contentHashes }) => [...contentHashes])
        .toSorted(([a], [b]) => compareTexts(a, b)),
    ),
  };
}

/** The result if the configuration has errors, so that nothing was read. */
export function refusedPackage(diagnostics: readonly LocatedDiagnostic[]): Generated {
  return {
    ...nothing,
    diagnostics,
    omitted: [],
    inputs: new Map(),
    clientInputs: [],
  };
}

/** The code of all builds; `null` if one has none, since no client may be missing. */
function codesOf(builds: readonly ClientBuild[]): readonly Code[] | null {
  const codes = builds.flatMap(({ code }) => (code === null ? [] : [code]));
  return codes.length === builds.length ? codes : null;
}

function correctIn(builds: readonly ClientBuild[]): number | null {
  const counts = builds.flatMap(({ correct }) => correct ?? []);
  return counts.length === builds.length ? counts.reduce((sum, count) => sum + count, 0) : null;
}

function firstCallIn(codes: readonly Code[]): FirstCall | null {
  const clients = codes.flatMap((code) => code.clients);
  const [first] = clients.flatMap(({ firstCall }) => firstCall ?? []);
  if (first === undefined) return null;
  return { specifier: first.specifier, code: snippetLines(first.parts) };
}

/** The names of this run and of earlier ones. */
export function lockAfter(
  { clients, updateNames }: GenerateConfig,
  names: EarlierNames,
  builds: readonly ClientBuild[],
): Lock {
  const own = builds.flatMap(({ code }) => code?.lock ?? []);
  // The build of one client has only that client's names.
  const isApart = builds.length > 1 && updateNames !== true;
  return isApart ? [...splitLock(names.lines, clients).others, ...own] : own;
}
