import { diffDocuments } from "../../generator/history/diff-documents.js";
import type { Comparison, NamedText } from "../messages.js";
import { folder, memoryHost } from "./memory-host.js";

/** What a change means for callers, as `wireform diff` tells. */
export async function compareDocuments(older: NamedText, newer: NamedText): Promise<Comparison> {
  const [before, after] = [named("old", older), named("new", newer)];
  const host = memoryHost([before, after]);
  return await diffDocuments(before.name, after.name, { cwd: folder, host });
}

/** Both may have the same name. */
function named(side: string, { name, text }: NamedText): NamedText {
  return { name: `${side}-${name}`, text };
}
