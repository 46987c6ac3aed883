import type { Values } from "./options.js";
import { usageError, type UsageError } from "./usage-error.js";

/** The document of a command that may be that of `wireform.yaml`: see `chooseClient`. */
export function readWanted(
  command: "mock" | "conform",
  { client }: Values,
  [document, ...more]: readonly string[],
): { readonly document: string | null; readonly client: string | null } | UsageError {
  if (more.length > 0)
    return usageError(`${command} takes one document`, `wireform ${command} openapi.yaml`);
  if (document !== undefined && client !== undefined)
    return usageError("--client is one of wireform.yaml", "leave DOCUMENT out");
  return { document: document ?? null, client: client ?? null };
}
