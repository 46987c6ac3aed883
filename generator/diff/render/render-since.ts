import type { LocatedFinding } from "../verdicts/locate.js";
import { countLevels, renderFinding } from "./render.js";

/** What is reported of a large change unless all of it is asked for. */
const most = 10;

/**
 * What a new run of `generate` does to callers, for people: a line that counts, then the findings,
 * most severe first.
 * @param all without it, the first ones alone
 */
export function renderSince(
  findings: readonly LocatedFinding[],
  { all, colour }: { readonly all: boolean; readonly colour: boolean },
): string {
  const title = `${countLevels(findings)} ${findings.length === 1 ? "change" : "changes"}`;
  const shown = all ? findings : findings.slice(0, most);
  const more = findings.length - shown.length;
  // The next run compares with this one: what is left out can't be asked for again.
  const rest = `and ${more} more: --verbose tells all, later \`wireform diff OLD NEW\`\n`;
  return (
    `since the last run: ${findings.length === 0 ? "no change" : title} for callers\n` +
    shown.map((finding) => renderFinding(finding, colour)).join("") +
    (more === 0 ? "" : rest)
  );
}
