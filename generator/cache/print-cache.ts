import { hash } from "node:crypto";
import type { How, PrintedDraft } from "../6-print/draft-text.js";
import { sectionAt, sectionsIn } from "../6-print/section.js";
import type { DraftCache, HashedFiles, OutputFile } from "../6-print/print.js";
import { hashOf } from "../host/content-hash.js";

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
  const found = hashFiles(draft, how, files);
  return found.contentHash === contentHash ? found : null;
}

function hashFiles(draft: PrintedDraft, how: How, files: readonly OutputFile[]): HashedFiles {
  return hashPrinted(contentOf(draft, how), files);
}

/** A draft as text, with all that its files are made from. */
export function contentOf(draft: PrintedDraft, how: How): string {
  return JSON.stringify([how, draft]);
}

/**
 * One SHA-256 (base64url) of a draft and its files: a file that is there where the draft has none makes another one.
 * @param content the draft as `contentOf` gives it
 */
export function hashPrinted(content: string, files: readonly OutputFile[]): HashedFiles {
  const hashed: OutputFile[] = [];
  let all = content;
  for (const { path, text } of files) {
    // The manifest and the record of a run have it, too.
    const own = hashOf(text);
    hashed.push({ path, text, hash: own });
    // NUL, which JSON escapes, keeps different lists of files from giving the same hash.
    all += `\0${path}\0${own}`;
  }
  return { files: hashed, contentHash: hash("sha256", all, "base64url") };
}
