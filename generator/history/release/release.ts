import type { Lock } from "../../4-plan/lock/lock.js";
import type { OutputFile } from "../../6-print/print.js";
import { readManifest } from "../../7-write/existing-output.js";
import type { GenerateConfig } from "../../config/generate-config.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import type { Versions } from "../../diff/render/render-release.js";
import { mostSevere } from "../../diff/verdicts/finding.js";
import type { LocatedFinding } from "../../diff/verdicts/locate.js";
import { hashOf } from "../../host/content-hash.js";
import type { ClientComparison } from "../comparison/compare-snapshot.js";
import { joinComparisons } from "../comparison/since-last-run.js";
import { printSnapshot } from "../snapshot/snapshot-text.js";
import type { ClientSnapshot, Snapshot } from "../snapshot/snapshot.js";
import { hasVersion, hasVersions, withoutLater, withRelease, withVersion } from "./changelog.js";
import { baselineName, changelogName, type LastRelease } from "./last-release.js";
import { missing, tooLow, unreadable } from "./release-errors.js";
import { isLater, nextVersion } from "./version.js";

/** The package's next version, and the reason. */
export interface Release {
  readonly version: string;
  /** `null`: there is no release to count from. */
  readonly versions: Versions | null;
  /** What changed since the last release. */
  readonly findings: readonly LocatedFinding[];
  /** `CHANGELOG.md` and the baseline: part of the output. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** What a run has made of its clients. */
export interface CurrentPackage {
  readonly clients: readonly ClientSnapshot[];
  /** The changes of each client since the last release; empty if there is none. */
  readonly comparisons: readonly ClientComparison[];
  /** The names of earlier runs, and those that this run gives. */
  readonly earlierLock: Lock;
  readonly lock: Lock;
}

/**
 * Determines the next version from the last release, however often this runs. A later version in
 * the configuration is a release, if it is high enough for the changes: from then on, later
 * documents are compared with those of this run.
 * @param current `null` if a document or the lock has errors, so that nothing can be compared
 */
export async function planRelease(
  config: GenerateConfig,
  folder: string,
  last: LastRelease,
  current: CurrentPackage | null,
): Promise<Release> {
  const configured = config.package.version!;
  const { snapshot, changelog } = last;
  const since = sinceRelease(config, snapshot, current);
  const findings = since ?? [];
  const unchanged = {
    version: configured,
    versions: null,
    findings: [],
    files: filesOf(last),
    diagnostics: [],
  };
  if (since === null || (last.baseline !== null && snapshot === null))
    return { ...unchanged, diagnostics: [unreadable()] };
  if (current === null) return unchanged;

  const released = snapshot?.version ?? null;
  const level = mostSevere(findings);
  const due = released !== null && level ? nextVersion(released, level) : (released ?? configured);
  const isRelease = released !== configured;
  // Otherwise changes would be lost, and the next version counted from a wrong one.
  if (released !== null && isRelease && isLater(due, configured))
    return {
      ...unchanged,
      findings,
      diagnostics: [await tooLow(config, configured, due, released)],
    };

  const version = isRelease ? configured : due;
  const base = withoutLater(changelog ?? "", released ?? configured);
  const before = readManifest(folder)?.files.get(changelogName);
  const isWritten = (entry: string) => before?.has(hashOf(entry)) === true;
  const text =
    released !== null && isRelease
      ? withRelease(changelog ?? "", { base, version, announced: due, findings }, isWritten)
      : hasVersion(base, version)
        ? base
        : withVersion(base, version, snapshot && findings);
  const baseline = isRelease
    ? printSnapshot({ version: configured, clients: current.clients, lock: current.lock })
    : baselineText(last, current);
  const isLost = snapshot === null && hasVersions(changelog ?? "");
  return {
    version,
    versions: released === null ? null : { since: released, next: version, isReleased: isRelease },
    findings,
    files: filesOf({ baseline, changelog: text }),
    diagnostics: isLost ? [missing(configured)] : [],
  };
}

/** What changed since the release, if there is one; `null` if its documents can't be read. */
function sinceRelease(
  { clients, cwd }: GenerateConfig,
  snapshot: Snapshot | null,
  current: CurrentPackage | null,
): readonly LocatedFinding[] | null {
  if (snapshot === null || current === null) return [];
  const since = joinComparisons(snapshot, clients, current.comparisons, cwd);
  return since.documents === "unknown" ? null : since.findings;
}

/** The baseline stays as it is until the next release; an older wireform stored no names in it. */
function baselineText({ baseline, snapshot }: LastRelease, { earlierLock }: CurrentPackage) {
  if (snapshot === null || snapshot.lock !== null) return baseline;
  return printSnapshot({ ...snapshot, lock: earlierLock });
}

function filesOf({ baseline, changelog }: Pick<LastRelease, "baseline" | "changelog">) {
  const files: OutputFile[] = [];
  if (baseline !== null) files.push({ path: baselineName, text: baseline });
  if (changelog !== null) files.push({ path: changelogName, text: changelog });
  return files;
}
