import { hash } from "node:crypto";
import type { How, PrintedDraft } from "../6-print/draft-text.js";
import { sectionAt, sectionsIn } from "../6-print/section.js";
import type { DraftCache, HashedFiles, OutputFile } from "../6-print/print.js";
import { hashOfFile } from "../host/content-hash.js";

/** What an earlier run of the same build of the generator printed and verified. */
export interface PrintCache {
  /** A hash of each draft and the files printed from it, by the draft's path. */
  readonly contentHashes: ReadonlyMap<string, string>;
  /** The present text of a file, by its path in the package; `null` if it is missing. */
  textOf(path: string): string | null;
  /**
   * Where this was read, and by which build of wireform, so that another thread can read it too.
   */
  readonly source?: { readonly folder: string; readonly build: string } | undefined;
}

/**
 * Finds drafts that needn't be printed and verified again: neither the draft nor its files have
 * changed since the earlier run.
 */
export function draftCache(known: PrintCache | undefined): DraftCache {
  if (known === undefined) return { hash: hashFiles, find: () => null };
  const withSections = { ...known, textOf: sectionReader(known) };
  return { hash: hashFiles, find: (...asked) => findIn(withSections, ...asked) };
}

/** Reads files and their sections; a file with sections is read only once. */
function sectionReader({ textOf }: PrintCache): PrintCache["textOf"] {
  const read = new Map<string, ReadonlyMap<string, string>>();
  return (path) => {
    const section = sectionAt(path);
    if (section === null) return textOf(path);
    const { file, module } = section;
    const sections = read.get(file) ?? sectionsIn(textOf(file) ?? "");
    read.set(file, sections);
    return sections.get(module) ?? null;
  };
}

function findIn(
  known: PrintCache,
  draft: PrintedDraft,
  paths: readonly string[],
  how: How,
): HashedFiles | null {
  const contentHash = known.contentHashes.get(draft.path);
  if (contentHash === undefined) return null;
  const files = paths.flatMap((path) => {
    const text = known.textOf(path);
    return text === null ? [] : [{ path, text }];
  });
  const found = hashFiles(draft, paths, how, files);
  return found.contentHash === contentHash ? found : null;
}

/** SHA-256 (base64url) of a draft and its files. It also tells which of `paths` have no file. */
function hashFiles(
  draft: PrintedDraft,
  paths: readonly string[],
  how: How,
  files: readonly OutputFile[],
): HashedFiles {
  return hashPrinted(contentOf(draft, how), paths, files);
}

/** A draft as text, with all that its files are made from. */
export function contentOf(draft: PrintedDraft, how: How): string {
  return JSON.stringify([how, draft]);
}

/** @param content the draft as `contentOf` gives it */
export function hashPrinted(
  content: string,
  paths: readonly string[],
  files: readonly OutputFile[],
): HashedFiles {
  // The manifest and the record of a run have these hashes, too.
  const hashed = files.map((file) => ({ ...file, hash: hashOfFile(file) }));
  let all = content;
  for (const path of paths) {
    const found = hashed.find((file) => file.path === path);
    // NUL, which JSON escapes, keeps different lists of files from giving the same hash.
    all += `\0${path}\0${found?.hash ?? "none"}`;
  }
  return { files: hashed, contentHash: hash("sha256", all, "base64url") };
}
