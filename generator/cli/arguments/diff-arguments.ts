import { levels, type Level } from "../../diff/verdicts/finding.js";
import type { FindingFormat } from "../../diff/render/render.js";
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

export function readDiffCommand(
  { root: roots = [], format = "human", "fail-on": failOn }: Values,
  documents: readonly string[],
): DiffCommand | UsageError {
  const [old, newer, ...more] = documents;
  if (old === undefined || newer === undefined || more.length > 0)
    return usageError("diff takes two documents", "wireform diff OLD NEW");
  if (format !== "human" && format !== "json" && format !== "markdown")
    return usageError(`diff has no format ${format}`, "choose one of human, json, markdown");
  if (roots.includes("")) return usageError("--root is empty", "it names a folder");
  const level = levels.find((name) => name === failOn);
  if (failOn !== undefined && level === undefined)
    return usageError(`there is no level ${failOn}`, `choose one of ${levels.join(", ")}`);
  return { kind: "diff", old, new: newer, roots, format, failOn: level ?? null };
}
