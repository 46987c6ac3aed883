import type { LocatedFinding } from "../verdicts/locate.js";
import { countLevels, renderFinding } from "./render.js";

/** The versions between which the findings are. */
export interface Versions {
  /** The last release. */
  readonly since: string;
  readonly next: string;
  /**
   * Whether this run releases the next version; otherwise it is only the version that a release
   * would need.
   */
  readonly isReleased: boolean;
}

/** The changes since a release, for people: most severe first, and the next version. */
export function renderRelease(
  findings: readonly LocatedFinding[],
  { since, next, isReleased }: Versions,
  colour: boolean,
): string {
  const outcome = isReleased ? `this is version ${next}` : `the next version is ${next}`;
  return (
    findings.map((finding) => renderFinding(finding, colour)).join("") +
    `${countLevels(findings)} since ${since}: ${outcome}\n`
  );
}
