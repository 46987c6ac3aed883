import { lockName } from "../4-plan/lock/lock.js";
import type { OutputFile } from "../6-print/print.js";
import { hashOfText, withUnixLines } from "../host/content-hash.js";
import {
  attributesName,
  type Finish,
  isDerived,
  isWritten,
  manifestName,
  type Manifest,
  pathsIn,
} from "./manifest.js";
import { retired } from "./retired.js";
import { contentOf, isFile, isThere } from "./existing-output.js";

/** How a folder differs from what would be written there. */
export interface Changes {
  readonly added: readonly OutputFile[];
  readonly changed: readonly OutputFile[];
  /** Paths of files that are already up to date. */
  readonly kept: readonly string[];
  /** Files of an earlier run that no longer belong to the output. */
  readonly removed: readonly string[];
  /** Files that wireform wrote and somebody edited. */
  readonly edited: readonly string[];
}

/**
 * Compares a folder with the complete output of a run.
 * @param old the manifest: which files are ours
 * @param finish what commands made of files: these are as they should be
 */
export function compareFolder(
  folder: string,
  output: readonly OutputFile[],
  old: Manifest | null,
  finish: Finish | null = null,
): Changes {
  const added: OutputFile[] = [];
  const changed: OutputFile[] = [];
  const kept: string[] = [];
  const edited: string[] = [];
  // Thousands of files aren't looked for in a folder that isn't there.
  const isNew = !isThere(folder);
  for (const file of output) {
    const content = isNew ? null : contentOf(folder, file.path);
    if (content === null) added.push(file);
    else if (isDone(content, file, finish)) kept.push(file.path);
    else {
      changed.push(file);
      if (!isShared(file.path) && isEdited(file.path, content, old)) edited.push(file.path);
    }
  }
  const current = new Set(output.map((file) => file.path));
  const removed: string[] = [];
  const own = old === null ? [] : [...pathsIn(old), ...retired];
  for (const file of new Set(own)) {
    if (current.has(file) || !isFile(folder, file)) continue;
    const isTheirs = isEdited(file, contentOf(folder, file)!, old);
    if (isTheirs && file === attributesName) continue;
    removed.push(file);
    if (isTheirs) edited.push(file);
  }
  return { added, changed, kept, removed, edited };
}

/** Whether a file is as it would be after the run. */
function isDone(content: Buffer, { path, text }: OutputFile, finish: Finish | null): boolean {
  const hash = finish?.files.get(path);
  return hash === undefined ? says(content, text) : hashOfText(content) === hash;
}

/** Whether a file has this text; git may have added CR to its line ends. */
function says(content: Buffer, text: string): boolean {
  const expected = Buffer.from(text);
  return content.equals(expected) || expected.equals(withUnixLines(content));
}

/** Files that are merged by people and rewritten by every run: no work is lost with an edit. */
function isShared(file: string): boolean {
  return file === manifestName || file === lockName;
}

/** Whether a file isn't what wireform wrote at its path. */
function isEdited(file: string, content: Buffer, old: Manifest | null): boolean {
  if (old === null) return true;
  return !isWritten(old, file, hashOfText(content)) && !(isDerived(file) && saysSo(content));
}

/**
 * Whether a file says itself that it is generated. Files that git ignores (`dist/`) stay when
 * another branch is checked out, and the manifest of that branch may not list them.
 */
function saysSo(content: Buffer): boolean {
  const head = content.toString("latin1", 0, 200);
  return /^\/\/ .*\bwireform\b/.test(head) || head.startsWith('{"version":3,');
}
