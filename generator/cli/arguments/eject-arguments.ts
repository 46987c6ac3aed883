import type { Values } from "./options.js";
import { usageError, type UsageError } from "./usage-error.js";

export interface EjectCommand {
  readonly kind: "eject";
  /** Such as `send/retry`; `null`: list the modules. */
  readonly module: string | null;
  readonly action: "eject" | "undo" | "merge";
  /** The output folder; `null`: as `wireform.yaml` says. */
  readonly out: string | null;
  readonly force: boolean;
}

export function readEjectCommand(
  { undo = false, merge = false, force = false, out }: Values,
  [word, ...more]: readonly string[],
): EjectCommand | UsageError {
  if (more.length > 0) return usageError("eject takes one module", `wireform eject ${word}`);
  if (undo && merge) return usageError("eject takes --undo or --merge", "give one of them");
  const action = undo ? "undo" : merge ? "merge" : "eject";
  if (word === undefined && action !== "eject")
    return usageError(`--${action} needs a module`, `wireform eject --${action} send/retry`);
  if (force && action !== "undo")
    return usageError("eject has --force only with --undo", "without it, nothing is overwritten");
  const module = word === undefined ? null : moduleNamed(word);
  return { kind: "eject", module, action, out: out ?? null, force };
}

/** A path of the file counts, too: shells complete it. */
function moduleNamed(word: string): string {
  return word
    .replaceAll("\\", "/")
    .replace(/^.*\bruntime\//, "")
    .replace(/\.ts$/, "");
}
