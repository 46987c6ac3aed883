import { levels, type Level } from "../../diff/verdicts/finding.js";
import type { FindingFormat } from "../../diff/render/render.js";
import { readWord } from "./read-word.js";
import { usageError, type UsageError } from "./usage-error.js";

/** `wireform diff OLD NEW`. */
export interface DiffCommand {
  readonly kind: "diff";
  readonly old: string;
  readonly new: string;
  readonly roots: readonly string[];
  readonly format: FindingFormat;
  /** Findings of this level and above make the command fail; `null`: none do. */
  readonly failOn: Level | null;
}

interface Values {
  readonly root?: readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly "fail-on"?: string | undefined;
}

const formats: readonly FindingFormat[] = ["human", "json", "markdown"];

export function readDiffCommand(
  { root: roots = [], format = "human", "fail-on": failOn }: Values,
  documents: readonly string[],
): DiffCommand | UsageError {
  const [old, newer, ...more] = documents;
  if (old === undefined || newer === undefined || more.length > 0)
    return usageError("diff takes two documents", "wireform diff OLD NEW");
  const shown = readWord(format, formats, `diff has no format ${format}`);
  if (typeof shown !== "string") return shown;
  if (roots.includes("")) return usageError("--root is empty", "it names a folder");
  if (failOn === undefined)
    return { kind: "diff", old, new: newer, roots, format: shown, failOn: null };
  const level = readWord(failOn, levels, `there is no level ${failOn}`);
  if (typeof level !== "string") return level;
  return { kind: "diff", old, new: newer, roots, format: shown, failOn: level };
}
