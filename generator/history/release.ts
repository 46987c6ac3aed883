import path from "node:path";
import { readLockFile } from "../4-plan/lock/read-lock.js";
import type { LockText } from "../4-plan/lock/lock-text.js";
import type { OutputFile } from "../6-print/print.js";
import { readManifest } from "../7-write/existing-output.js";
import { hashOf } from "../host/content-hash.js";
import { mostSevere } from "../diff/verdicts/finding.js";
import type { LocatedFinding } from "../diff/verdicts/locate.js";
import type { Versions } from "../diff/render/render-release.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../config/generate-config.js";
import { nodeHost } from "../host/host.js";
import type { ClientReader } from "../pipeline/read-client.js";
import { baselineName, parseBaseline, printBaseline } from "./baseline.js";
import {
  changelogName,
  hasVersion,
  hasVersions,
  withoutLater,
  withRelease,
  withVersion,
} from "./changelog.js";
import { missing, tooLow, unreadable } from "./faults.js";
import { baselineOfToday, findChanges, readToday } from "./today.js";
import { isLater, nextVersion } from "./version.js";

/** What the package's next version is, and why. */
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

/**
 * Compares the documents with those of the last release. The version counts from there, however
 * often this runs. A later version in the configuration is a release, if it does justice to what
 * changed: from then on the documents of today are what later ones are compared with.
 * @param lock of the output folder: a name that it keeps hasn't changed
 * @param read a reader that has read the documents already doesn't read them again
 */
export async function planRelease(
  config: GenerateConfig,
  folder: string,
  lock: LockText,
  read: ClientReader,
): Promise<Release> {
  const configured = config.package.version!;
  const text = await readText(folder, baselineName);
  const changelog = await readText(folder, changelogName);
  const today = await readToday(config, lock, read);
  const parsed = text === null ? null : parseBaseline(text);
  const known = parsed && { ...parsed, lock: parsed.lock ?? today?.earlier.lock ?? null };
  // Nothing is concluded from a broken document or lock: `generate` tells of it.
  const findings =
    today === null || known === null ? [] : await findChanges(known, today, config, read);
  const files: OutputFile[] = [];
  const kept = { version: configured, versions: null, findings: [], files, diagnostics: [] };
  if (text !== null) files.push(file(baselineName, text));
  if (changelog !== null) files.push(file(changelogName, changelog));
  if ((text !== null && known === null) || findings === null)
    return { ...kept, diagnostics: [unreadable()] };
  if (today === null) return kept;

  const level = mostSevere(findings);
  const due = known && level ? nextVersion(known.version, level) : (known?.version ?? configured);
  const isRelease = known?.version !== configured;
  // Else what changed would be forgotten, and the next version counted from a wrong one.
  if (known !== null && isRelease && isLater(due, configured))
    return {
      ...kept,
      findings,
      diagnostics: [await tooLow(config.cwd, configured, due, known.version)],
    };
  const version = isRelease ? configured : due;
  const base = withoutLater(changelog ?? "", known?.version ?? configured);
  const before = readManifest(folder)?.files.get(changelogName);
  const isWritten = (entry: string) => before?.has(hashOf(entry)) === true;
  const told =
    known !== null && isRelease
      ? withRelease(changelog ?? "", { base, version, announced: due, findings }, isWritten)
      : hasVersion(base, version)
        ? base
        : withVersion(base, version, known && findings);
  const baseline = isRelease ? baselineOfToday(configured, today, config) : known;
  const written = [file(baselineName, printBaseline(baseline)), file(changelogName, told)];
  const isLost = known === null && hasVersions(changelog ?? "");
  const diagnostics = isLost ? [missing(configured)] : [];
  const versions = known && { since: known.version, next: version, isReleased: isRelease };
  return { version, versions, findings, files: written, diagnostics };
}

function file(path: string, text: string): OutputFile {
  return { path, text };
}

function readText(folder: string, name: string): Promise<string | null> {
  return readLockFile(path.join(folder, name), nodeHost);
}
