import { onPointer, type Pointer } from "../../diagnostics/diagnostic.js";
import { locatePlace, splitPointer, type Locators } from "../../diagnostics/locate.js";
import type { Finding } from "./finding.js";

/** A finding with its places worked out: what `--format json` prints, one a line. */
export interface LocatedFinding extends Omit<Finding, "old" | "new"> {
  readonly old: FoundPlace | null;
  readonly new: FoundPlace | null;
}

export interface FoundPlace {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly pointer: string;
}

/** Works out the lines: of what is finer than the document has it, of what surrounds it. */
export function locateFinding(
  finding: Finding,
  oldSources: Locators,
  newSources: Locators,
): LocatedFinding {
  const locate = (pointer: Pointer | null, sources: Locators): FoundPlace | null => {
    if (pointer === null) return null;
    const { file, line } = locatePlace(onPointer(pointer, "key"), sources);
    return { file, line, pointer: splitPointer(pointer)[1] };
  };
  return { ...finding, old: locate(finding.old, oldSources), new: locate(finding.new, newSources) };
}
