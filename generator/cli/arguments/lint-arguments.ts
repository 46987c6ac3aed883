import { readFormat } from "./generate-arguments.js";
import type { Format, Values } from "./options.js";
import { readCount } from "./read-count.js";
import { usageError, type UsageError } from "./usage-error.js";

/** `wireform lint [DOCUMENT]` */
export interface LintCommand {
  readonly kind: "lint";
  /** `null`: those of `wireform.yaml`. */
  readonly document: string | null;
  readonly overlays: readonly string[];
  readonly roots: readonly string[];
  readonly format: Format;
  /** Whether each place of a warning is printed. */
  readonly all: boolean;
  /** More warnings are a failure; `null`: any number is fine. */
  readonly maxWarnings: number | null;
}

export function readLintCommand(
  values: Values,
  [document, ...more]: readonly string[],
): LintCommand | UsageError {
  if (more.length > 0)
    return usageError("lint takes one document", "list several in wireform.yaml: wireform lint");
  const { overlay: overlays = [], root: roots = [], "max-warnings": written } = values;
  if (document === undefined && overlays.length + roots.length > 0)
    return usageError("--overlay and --root are for a DOCUMENT", "wireform.yaml has keys for them");
  const format = readFormat(values);
  if (typeof format !== "string") return format;
  const most = readCount(written, 0, 9_999_999);
  if (most === null) return usageError("--max-warnings is a whole number", "--max-warnings 0");
  const all = values.verbose === true;
  const maxWarnings = written === undefined ? null : most;
  return { kind: "lint", document: document ?? null, overlays, roots, format, all, maxWarnings };
}
