/** Compares a run with earlier ones, and keeps what the next run compares with. */
import type { Earlier, Plan } from "../4-plan/plan.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { OutputConfig } from "../config/project.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import {
  clientHistory,
  type ClientHistory,
  type EarlierSnapshots,
} from "../history/comparison/client-history.js";
import {
  joinComparisons,
  unknownChanges,
  type SinceLastRun,
} from "../history/comparison/since-last-run.js";
import type { Release } from "../history/release/release.js";
import { takeSnapshot, type Snapshot } from "../history/snapshot/snapshot.js";
import type { AllClients, BuildOptions } from "./client-build.js";
import { lockAfter, type Built } from "./package.js";
import type { Earlier as EarlierOutput } from "./output/earlier.js";
import type { OutputTarget } from "./output/target.js";

/** The changes of planned clients, in their order. */
export async function historyOf(
  { clients, cwd }: GenerateConfig,
  { sources, documents, inputs }: AllClients,
  plan: Plan,
  names: Earlier,
  { since, emitters, onProgress }: BuildOptions,
): Promise<readonly ClientHistory[]> {
  if (since === null) return [];
  if ((since.lastRun ?? since.lastRelease) !== null) onProgress("comparing with earlier documents");
  const history: ClientHistory[] = [];
  for (const [index, config] of clients.entries()) {
    const snapshot = takeSnapshot(config, cwd, inputs[index]!, sources);
    const made = { plan: plan.clients[index]!, lock: plan.lock, documents: documents[index]! };
    const current = { snapshot, sources, names, ...made };
    history.push(await clientHistory(current, since, cwd, emitters));
  }
  return history;
}

/** The next version, determined by the changes; `null` without `changelog: true`. */
export async function planReleaseOf(
  { config, folder }: OutputTarget,
  { release: last }: EarlierOutput,
  { names, builds }: Built,
): Promise<Release | null> {
  if (last === null) return null;
  const { planRelease } = await import("../history/release/release.js");
  const history = builds.flatMap((build) => build.history);
  const isBroken =
    names.diagnostics.length > 0 ||
    history.length < config.clients.length ||
    builds.some(({ diagnostics }) => hasErrors(diagnostics));
  const current = {
    clients: history.map(({ snapshot }) => snapshot),
    comparisons: history.flatMap(({ sinceRelease }) => sinceRelease ?? []),
    earlierLock: names.lines,
    lock: lockAfter(config, names, builds),
  };
  return await planRelease(config, folder, last, isBroken ? null : current);
}

/** What changed since the last run, and the snapshot that the next run compares with. */
export function historyOfRun(
  config: OutputConfig,
  { lastRun }: EarlierSnapshots,
  { names, builds }: Built,
): { readonly snapshot: Snapshot; readonly sinceLastRun: SinceLastRun } {
  const history = builds.flatMap((build) => build.history);
  const clients = history.map(({ snapshot }) => snapshot);
  const compared = history.flatMap(({ sinceLastRun }) => sinceLastRun ?? []);
  return {
    snapshot: { version: null, clients, lock: lockAfter(config, names, builds) },
    sinceLastRun:
      lastRun === null
        ? unknownChanges
        : joinComparisons(lastRun, config.clients, compared, config.cwd),
  };
}

export function withVersion(config: OutputConfig, version: string | undefined): OutputConfig {
  return version === undefined ? config : { ...config, package: { ...config.package, version } };
}
