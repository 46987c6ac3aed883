import type { LocatedFinding } from "../verdicts/locate.js";
import { levels } from "../verdicts/finding.js";
import { renderFinding } from "./render.js";

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
  const shown = all ? findings : findings.slice(0, most);
  const more = findings.length - shown.length;
  // The next run compares with this one, so what is left out here won't be shown again.
  const rest = `and ${more} more: --verbose tells all, later \`wireform diff OLD NEW\`\n`;
  return (
    `since the last run: ${titleOf(findings)}\n` +
    shown.map((finding) => renderFinding(finding, colour)).join("") +
    (more === 0 ? "" : rest)
  );
}

/** `1 major change for callers`, or `22 changes for callers: 13 major, 8 minor and 1 patch`. */
function titleOf(findings: readonly LocatedFinding[]): string {
  const counts = levels
    .map((level) => ({ level, count: findings.filter((one) => one.level === level).length }))
    .filter(({ count }) => count > 0);
  const noun = `${findings.length === 1 ? "change" : "changes"} for callers`;
  const texts = counts.map(({ level, count }) => `${count} ${level}`);
  const last = texts.pop();
  if (last === undefined) return "no change for callers";
  if (texts.length === 0) return `${last} ${noun}`;
  return `${findings.length} ${noun}: ${texts.join(", ")} and ${last}`;
}
