import path from "node:path";
import { readLockFile, UnreadableFile } from "../4-plan/lock/read-lock.js";
import { lockName } from "../4-plan/lock/lock.js";
import type { LockText } from "../4-plan/lock/lock-text.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { emitters as builtIn } from "../5-emit/emitters.js";
import type { FirstCall } from "../5-emit/samples/first-call.js";
import { findCurrent } from "../cache/up-to-date.js";
import { readKnown } from "../7-write/existing-output.js";
import type { OutputConfig } from "../config/project.js";
import { hashConfig } from "../cache/config-hash.js";
import { deliver, heal, type Delivered, type Delivery } from "./output/write-output.js";
import { unreadableFile } from "./output/failures.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import type { LocatedFinding } from "../diff/verdicts/locate.js";
import type { Versions } from "../diff/render/render-release.js";
import { fingerprint } from "../cache/fingerprint.js";
import { generate, type Generated } from "./generate.js";
import { nodeHost } from "../host/host.js";
import type { SinceLastRun } from "../history/last-run/compare-runs.js";
import {
  noComparison,
  same,
  startComparison,
  unknown,
} from "../history/last-run/start-comparison.js";
import type { OnProgress } from "./client-build.js";
import type { Inputs } from "../cache/inputs.js";
import { planRelease } from "../history/release.js";

export interface OutputOptions {
  /** Overwrite files that were edited by hand. */
  readonly force?: boolean | undefined;
  /** Instead of wireform's own, which are `emitters`. */
  readonly emitters?: readonly Emitter[] | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** See `GenerateOptions`. */
  readonly threads?: number | undefined;
  /** Milliseconds to wait for another run that writes to the folder; without it, 30 000. */
  readonly patience?: number | undefined;
  /**
   * Compare with what the folder was last generated from (`sinceLastRun`): without it, unless
   * `changelog: true` tells of all that changed since a version.
   */
  readonly compares?: boolean | undefined;
}

/** What a run found, and how the folder differs from it, or did before it was written. */
export interface Output extends Delivered {
  /** Nothing is wrong with the documents, and the folder is as it should be now. */
  readonly ok: boolean;
  /** Of the documents and names: what `generate` says. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Operations that were left out because of a fault (`partial`). */
  readonly omitted: readonly string[];
  /** How many files the package has; 0 where none could be made. */
  readonly files: number;
  /** What to write first with the package; `null` where nothing was made. */
  readonly firstCall: FirstCall | null;
  /** Every file that was read, and what was looked for in vain. */
  readonly inputs: Inputs;
  /** With `changelog: true`: what changed since the last release. */
  readonly findings: readonly LocatedFinding[];
  /** The versions that these lie between; `null` where there is no release to count from. */
  readonly versions: Versions | null;
  /** What changed for callers; `unknown` too where it wasn't compared (`compares`). */
  readonly sinceLastRun: SinceLastRun;
}

/**
 * Generates and writes: what `wireform generate` does. Only what differs is written, all or nothing;
 * files that wireform didn't write, or that were edited, stay and are told of in `faults`.
 * @param folder from `config.cwd`
 */
export function generateTo(
  config: OutputConfig,
  folder: string,
  options: OutputOptions = {},
): Promise<Output> {
  return run(config, folder, true, options);
}

/**
 * What separates a folder from what would be written there, file by file (`differences`), and why
 * (`faults`): what `wireform generate --check` does. Writes nothing.
 * @param folder from `config.cwd`
 */
export function check(
  config: OutputConfig,
  folder: string,
  options: OutputOptions = {},
): Promise<Output> {
  return run(config, folder, false, options);
}

async function run(
  config: OutputConfig,
  shown: string,
  writes: boolean,
  options: OutputOptions,
): Promise<Output> {
  const { force = false, emitters = builtIn, onProgress = () => {}, patience = 30_000 } = options;
  const { threads } = options;
  const folder = path.resolve(config.cwd, shown);
  const hash = hashConfig(config, folder, emitters);
  // Of an emitter without a version, only a run can tell whether it does the same again.
  const isPure = emitters.every(({ version }) => version !== undefined);
  const isSpared = isPure && !force && config.updateNames !== true;
  const current = isSpared ? findCurrent(folder, hash, config.cwd) : null;
  if (current !== null)
    return { ...nothing, ...current, ok: true, differences: [], sinceLastRun: same };

  const delivery = { config, folder, shown, hash, writes, force, onProgress, patience };
  const read: Inputs = config.project?.reads ?? new Map();
  const base = { ...nothing, inputs: read };
  const broken = await heal(delivery);
  if (broken.length > 0) return { ...base, faults: broken };
  const kept = await readKept(config, folder, shown);
  if ("faults" in kept) return { ...base, faults: kept.faults };
  const { lock, release: planned } = kept;
  const { compares = config.project?.changelog !== true } = options;
  const comparison = compares ? startComparison(config, folder, lock.text) : noComparison;
  const { config: released, ...release } = planned;
  const known = force ? undefined : readKnown(folder, fingerprint());
  const generated = await generate(released, { emitters, onProgress, lock, known, threads });
  const { omitted } = generated;
  const inputs = new Map([...read, ...generated.inputs]);
  const diagnostics = [...generated.diagnostics, ...release.diagnostics];
  const told = { ...base, diagnostics, omitted, inputs };
  const isReleasable = !release.diagnostics.some(({ severity }) => severity === "error");
  if (generated.files === null || !isReleasable) {
    comparison.drop();
    return told;
  }
  const files = [...generated.files, ...release.files];
  const made = { ...generated, files, diagnostics };
  const delivered = await deliver(sealed(made, lock.text), inputs, delivery);
  const ok = isDone(delivered, delivery) && !hasErrors(diagnostics);
  onProgress("comparing with the last run");
  const isRefused = delivered.differences === null;
  if (isRefused) comparison.drop();
  const sinceLastRun = isRefused ? unknown : await comparison.end(inputs);
  const { findings, versions } = release;
  const { firstCall } = generated;
  const rest = { files: files.length, firstCall, findings, versions, sinceLastRun };
  return { ...told, ...delivered, ok, ...rest };
}

const nothing: Output = {
  ok: false,
  differences: null,
  faults: [],
  diagnostics: [],
  omitted: [],
  files: 0,
  firstCall: null,
  inputs: new Map(),
  findings: [],
  versions: null,
  sinceLastRun: unknown,
};

/** What the next run may build on. */
function sealed(
  made: Generated & { readonly files: readonly { path: string; text: string }[] },
  lock: string,
) {
  // With another lock, a run tells other things of names.
  const isSettled =
    made.files.some(({ path, text }) => path === lockName && text === lock) ||
    !made.diagnostics.some(({ code }) => code.startsWith("WF4"));
  return { ...made, build: fingerprint(), isSettled };
}

function isDone({ differences, faults }: Delivered, { writes }: Delivery): boolean {
  return differences !== null && (writes || faults.length === 0);
}

function hasErrors(diagnostics: readonly LocatedDiagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** The lock, and what follows from the texts beside it; why not, where one of them can't be read. */
async function readKept(config: OutputConfig, folder: string, shown: string) {
  const lock = { file: `${shown}/${lockName}`, text: "" };
  try {
    lock.text = (await readLockFile(path.join(folder, lockName), nodeHost)) ?? "";
    return { lock, release: await releaseOf(config, folder, lock) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { faults: unreadableFile(error, `${shown}/${path.basename(error.file)}`) };
  }
}

/** What `changelog: true` adds: the next version, and the files that tell of it. */
async function releaseOf(config: OutputConfig, folder: string, lock: LockText) {
  if (config.project?.changelog !== true)
    return { config, files: [], findings: [], versions: null, diagnostics: [] };
  const { version, ...release } = await planRelease(config, folder, lock);
  return { ...release, config: { ...config, package: { ...config.package, version } } };
}
