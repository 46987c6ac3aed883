import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { headOf, printable } from "../../diagnostics/render.js";

/** How many reasons, and how many files, people are told unless they ask for all. */
const most = 5;

/** Why the output of an earlier run isn't what would be written now. */
const causes: ReadonlySet<string> = new Set(["WF7005", "WF7006", "WF7007"]);

/**
 * What `--check` says of a folder that is stale, in a few lines: why, and which files.
 * @param faults in their own order: causes, then a file each
 */
export function renderStale(faults: readonly LocatedDiagnostic[], colour: boolean): string {
  const isCause = ({ code }: LocatedDiagnostic) => causes.has(code);
  const why = faults.filter(isCause);
  const files = faults.filter((fault) => !isCause(fault));
  return renderSome(why, "inputs", colour) + renderSome(files, "files", colour);
}

function renderSome(faults: readonly LocatedDiagnostic[], what: string, colour: boolean): string {
  // To count one more takes as long as to name it.
  const shown = faults.length <= most + 1 ? faults : faults.slice(0, most);
  const lines = shown.map((fault) => `${headOf(fault, colour)}: ${printable(fault.message)}\n`);
  const more = faults.length - shown.length;
  return (
    lines.join("") + (more > 0 ? `      and ${more} more ${what}: --verbose lists them\n` : "")
  );
}
