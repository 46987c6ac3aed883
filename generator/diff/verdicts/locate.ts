import { onPointer, type Pointer } from "../../diagnostics/diagnostic.js";
import {
  locatePlace,
  splitPointer,
  type LineStarts,
  type Locators,
} from "../../diagnostics/locate.js";
import type { Finding } from "./finding.js";

/** A finding with its positions: `--format json` prints one per line. */
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

/**
 * Finds the lines; for a place that the document doesn't have itself, those of the nearest place
 * around it.
 */
export function locateFinding(
  finding: Finding,
  oldSources: Locators,
  newSources: Locators,
  lines: LineStarts = new Map(),
): LocatedFinding {
  const locate = (pointer: Pointer | null, sources: Locators): FoundPlace | null => {
    if (pointer === null) return null;
    const { file, line } = locatePlace(onPointer(pointer, "key"), sources, lines);
    return { file, line, pointer: splitPointer(pointer)[1] };
  };
  return { ...finding, old: locate(finding.old, oldSources), new: locate(finding.new, newSources) };
}
