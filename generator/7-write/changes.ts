import { lockName } from "../4-plan/lock.js";
import type { OutputFile } from "../6-print/print.js";
import { hashOfText, withUnixLines } from "../content-hash.js";
import { isDerived, manifestName, type Manifest } from "./manifest.js";
import { contentOf, isFile } from "./standing.js";

/** What separates a folder from what would be written there. */
export interface Changes {
  readonly added: readonly OutputFile[];
  readonly changed: readonly OutputFile[];
  /** Paths of files that are right already. */
  readonly kept: readonly string[];
  /** Files of an earlier run that no longer belong to the output. */
  readonly removed: readonly string[];
  /** Files of ours whose content isn't what was written: somebody edited them. */
  readonly edited: readonly string[];
}

/** Compares a folder with the complete output of a run. @param old what tells which files are ours */
export function findChanges(
  folder: string,
  output: readonly OutputFile[],
  old: Manifest | null,
): Changes {
  const added: OutputFile[] = [];
  const changed: OutputFile[] = [];
  const kept: string[] = [];
  const edited: string[] = [];
  for (const file of output) {
    const content = contentOf(folder, file.path);
    if (content === null) added.push(file);
    else if (says(content, file.text)) kept.push(file.path);
    else {
      changed.push(file);
      if (!isShared(file.path) && isEdited(file.path, content, old)) edited.push(file.path);
    }
  }
  const current = new Set(output.map((file) => file.path));
  const removed: string[] = [];
  for (const file of old === null ? [] : [...Object.keys(old.files), ...old.derived]) {
    if (current.has(file) || !isFile(folder, file)) continue;
    removed.push(file);
    if (isEdited(file, contentOf(folder, file)!, old)) edited.push(file);
  }
  return { added, changed, kept, removed, edited };
}

/** Whether a file is what would be written, or that with the line ends of a checkout. */
function says(content: Buffer, text: string): boolean {
  const asked = Buffer.from(text);
  return content.equals(asked) || asked.equals(withUnixLines(content));
}

/** Files that people merge, and that every run writes anew: an edit of them isn't lost work. */
function isShared(file: string): boolean {
  return file === manifestName || file === lockName;
}

/** A file that stands where we write, and isn't what we wrote there. */
function isEdited(file: string, content: Buffer, old: Manifest | null): boolean {
  if (old === null) return true;
  return isDerived(file) ? !old.derived.includes(file) : old.files[file] !== hashOfText(content);
}
