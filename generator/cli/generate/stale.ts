import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { headOf, printable } from "../../diagnostics/render.js";

/** How many reasons, and how many files, are listed without `--verbose`. */
const most = 5;

/** Why the output of an earlier run is out of date. */
const causes: ReadonlySet<string> = new Set(["WF7005", "WF7006", "WF7007"]);

/**
 * The output of `--check` for an outdated folder, in a few lines: why, and which files.
 * @param differences sorted: causes first, then one per file
 */
export function renderStale(differences: readonly LocatedDiagnostic[], colour: boolean): string {
  const isCause = ({ code }: LocatedDiagnostic) => causes.has(code);
  const why = differences.filter(isCause);
  const files = differences.filter((difference) => !isCause(difference));
  return renderSome(why, "inputs", colour) + renderSome(files, "files", colour);
}

function renderSome(
  differences: readonly LocatedDiagnostic[],
  what: string,
  colour: boolean,
): string {
  // Instead of a line "1 more", that file is listed.
  const shown = differences.length <= most + 1 ? differences : differences.slice(0, most);
  const lines = shown.map(
    (difference) => `${headOf(difference, colour)}: ${printable(difference.message)}\n`,
  );
  const more = differences.length - shown.length;
  return (
    lines.join("") + (more > 0 ? `      and ${more} more ${what}: --verbose lists them\n` : "")
  );
}
