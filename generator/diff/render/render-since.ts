import type { LocatedFinding } from "../verdicts/locate.js";
import { countLevels, renderFinding } from "./render.js";

/** How many findings of a large change are printed by default. */
const most = 10;

/**
 * What this run of `generate` means for callers, for people: a line with counts, then the findings,
 * most severe first.
 * @param all whether to print every finding
 */
export function renderSince(
  findings: readonly LocatedFinding[],
  { all, colour }: { readonly all: boolean; readonly colour: boolean },
): string {
  const title = `${countLevels(findings)} ${findings.length === 1 ? "change" : "changes"}`;
  const shown = all ? findings : findings.slice(0, most);
  const more = findings.length - shown.length;
  // The next run compares with this one, so what is left out here won't be shown again.
  const rest = `and ${more} more: --verbose tells all, later \`wireform diff OLD NEW\`\n`;
  return (
    `since the last run: ${findings.length === 0 ? "no change" : title} for callers\n` +
    shown.map((finding) => renderFinding(finding, colour)).join("") +
    (more === 0 ? "" : rest)
  );
}
