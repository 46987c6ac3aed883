/** What a run has to do with earlier ones: what changed since, and what is kept for the next. */
import type { OutputConfig } from "../../config/project.js";
import { hasErrors } from "../../diagnostics/diagnostic.js";
import type { EarlierSnapshots } from "../../history/comparison/client-history.js";
import {
  joinComparisons,
  unknown,
  type SinceLastRun,
} from "../../history/comparison/since-last-run.js";
import type { Release } from "../../history/release/release.js";
import type { Snapshot } from "../../history/snapshot/snapshot.js";
import type { BuildOptions, ClientBuild } from "../client-build.js";
import type { EarlierNames } from "../lock-text.js";
import { lockAfter } from "../package.js";
import type { Earlier } from "./earlier.js";
import type { OutputTarget } from "./target.js";

/** The clients of a package, before its other files are made. */
export interface Built {
  readonly names: EarlierNames;
  readonly builds: readonly ClientBuild[];
  readonly options: BuildOptions;
}

/** The version that follows from what changed, with `changelog: true`; `null` without. */
export async function planReleaseOf(
  { config, folder }: OutputTarget,
  { release: last }: Earlier,
  { names, builds }: Built,
): Promise<Release | null> {
  if (last === null) return null;
  const { planRelease } = await import("../../history/release/release.js");
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

/** What changed since the last run, and what the next one compares with. */
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
      lastRun === null ? unknown : joinComparisons(lastRun, config.clients, compared, config.cwd),
  };
}

/** A configuration with the version that was found. */
export function withVersion(config: OutputConfig, version: string | undefined): OutputConfig {
  return version === undefined ? config : { ...config, package: { ...config.package, version } };
}
