import path from "node:path";
import { readLockFile } from "../../4-plan/lock/read-lock.js";
import { nodeHost } from "../../host/host.js";
import { parseSnapshot } from "../snapshot/snapshot-text.js";
import type { Snapshot } from "../snapshot/snapshot.js";

/** The file in the output folder that records the release of the version in `wireform.yaml`. */
export const baselineName = "wireform.baseline.json";

export const changelogName = "CHANGELOG.md";

/** What the last release has left in the output folder. */
export interface LastRelease {
  /** The texts of the two files; `null` if missing. */
  readonly baseline: string | null;
  readonly changelog: string | null;
  /** `null` if there is no release, or its baseline can't be read. */
  readonly snapshot: Snapshot | null;
}

/** @throws UnreadableFile */
export async function readLastRelease(folder: string): Promise<LastRelease> {
  const readText = (name: string) => readLockFile(path.join(folder, name), nodeHost);
  const baseline = await readText(baselineName);
  const changelog = await readText(changelogName);
  const snapshot = baseline === null ? null : parseSnapshot(baseline);
  // A snapshot without a version is that of a run, not a baseline.
  return {
    baseline,
    changelog,
    snapshot: snapshot !== null && snapshot.version !== null ? snapshot : null,
  };
}
