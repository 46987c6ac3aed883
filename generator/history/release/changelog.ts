import { isMark } from "../../host/conflict-marks.js";
import type { LocatedFinding } from "../../diff/verdicts/locate.js";
import { renderSections } from "../../diff/render/render.js";
import { isLater } from "./version.js";
import { firstEntry, versionAt } from "./version-headings.js";

/** The text before the first version. */
const title = "# Changelog\n\n";

/** The changelog without the entries of versions after this one, which are written anew. */
export function withoutLater(text: string, version: string): string {
  let last: string | null = null;
  const kept = text.split("\n").filter((line, index, lines) => {
    last = versionAt(lines, index) ?? last;
    // If two branches added an entry, stop where the conflict marks begin.
    if (last === null) return !isMark(line);
    return !isLater(last, version);
  });
  return kept.join("\n");
}

export function hasVersion(text: string, version: string): boolean {
  return text.split("\n").some((_, index, lines) => versionAt(lines, index) === version);
}

/** Whether there is an entry of any version. */
export function hasVersions(text: string): boolean {
  return text.split("\n").some((_, index, lines) => versionAt(lines, index) !== null);
}

/** An entry for a release, and the one that announced it. */
export interface ReleaseEntry {
  /** The changelog without what was written since the last release. */
  readonly base: string;
  readonly version: string;
  /** The version under which it was announced. */
  readonly announced: string;
  readonly findings: readonly LocatedFinding[];
}

/**
 * The changelog of a release, with all changes since the last one. People's edits of the entry that
 * announced it stay, if that entry was complete.
 * @param text the current text
 * @param isWritten whether a run has written this text
 */
export function withRelease(
  text: string,
  { base, version, announced, findings }: ReleaseEntry,
  isWritten: (text: string) => boolean,
): string {
  const isReworded = hasVersion(text, version) && isWritten(withVersion(base, announced, findings));
  return isReworded ? withoutLater(text, version) : withVersion(base, version, findings);
}

/** The changelog with a new version at the top: the first one, or what changed since. */
export function withVersion(
  text: string,
  version: string,
  findings: readonly LocatedFinding[] | null,
): string {
  const whole = text === "" ? title : text;
  const lines = whole.split("\n");
  const first = firstEntry(lines);
  const [before, after] = [lines.slice(0, first), lines.slice(first)].map((part) =>
    part.join("\n"),
  );
  const news =
    findings === null
      ? "The first version that others are compared with."
      : renderSections(findings);
  const entry = `## ${version}\n\n${news === "" ? "No change for callers." : news}`;
  return `${before!.trimEnd()}\n\n${entry}\n\n${after!}`.trimEnd() + "\n";
}
