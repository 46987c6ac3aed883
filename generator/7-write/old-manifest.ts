import { decodeText } from "../1-load/text.js";
import { Entries, isHash, type Manifest } from "./manifest.js";

/**
 * Reads a manifest of a version up to 0.1, line by line, as it was printed: also one that a merge
 * left in conflict, and one whose lines were put together. `null` where it is none.
 */
export function parseOldManifest(content: Uint8Array): Manifest | null {
  const { text, error } = decodeText(content);
  if (error !== null) return null;
  const found = new Entries();
  for (const line of text.split(/\r?\n/)) {
    const [, quoted, value] = /^\s*("(?:[^"\\]|\\.)*")(?:: "([^"]*)")?,?$/.exec(line) ?? [];
    if (quoted === undefined) continue;
    const name = textOf(quoted);
    if (name === "wireform" && value !== undefined) found.versions.add(value);
    else if (value === undefined) found.addDerived(name);
    // What was read lies outside of the folder: no path of ours.
    else if (isHash(value) && name !== "config") found.addFile(name, value);
  }
  return found.versions.size === 0 ? null : found;
}

function textOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return "";
  }
}
