import type { LocatedFinding } from "../verdicts/locate.js";
import { countLevels, renderFinding } from "./render.js";

/** Which versions findings lie between. */
export interface Versions {
  /** The last release. */
  readonly since: string;
  readonly next: string;
  /** Whether the next one is released by this run: else it is what one would have to be. */
  readonly isReleased: boolean;
}

/** What changed since a release, for people: most severe first, and what follows from it. */
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
