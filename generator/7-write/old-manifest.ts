import { decodeText } from "../1-load/text.js";
import { Entries, isHash, type Manifest } from "./manifest.js";

/**
 * Reads a manifest (JSON) of versions up to 0.1 line by line, so that one with merge conflicts, or
 * with the lines of two branches, can be read too. `null` if it is no manifest.
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
    // Inputs were listed, too, with paths that lead out of the folder: these are no files of ours.
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
