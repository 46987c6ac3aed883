import { createHash } from "node:crypto";
import type { How, PrintedDraft } from "../6-print/draft-text.js";
import { sectionAt, sectionsIn } from "../6-print/section.js";
import type { DraftCache, HashedFiles, OutputFile } from "../6-print/print.js";

/** What an earlier run of the same generator printed and proved. */
export interface PrintCache {
  /** Content hashes of drafts and their files, by the draft's path. */
  readonly contentHashes: ReadonlyMap<string, string>;
  /** A file's text as it stands now, by its path in the package; `null` where it is missing. */
  textOf(path: string): string | null;
  /** Where it was read, and by which build of wireform: another thread reads it there. */
  readonly source?: { readonly folder: string; readonly build: string } | undefined;
}

/**
 * How a run finds what is printed already: a draft that is the same again, and whose files still have
 * the bytes of the earlier run, needs neither layout nor proof.
 */
export function draftCache(known: PrintCache | undefined): DraftCache {
  if (known === undefined) return { hash: hashFiles, find: () => null };
  const withSections = { ...known, textOf: sectionReader(known) };
  return { hash: hashFiles, find: (...asked) => findIn(withSections, ...asked) };
}

/** Reads sections too; each file that holds some is read once. */
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

/** SHA-256 (base64url) of a draft and its files together; that one of `paths` is missing counts too. */
function hashFiles(
  draft: PrintedDraft,
  paths: readonly string[],
  how: How,
  files: readonly OutputFile[],
): HashedFiles {
  const hash = createHash("sha256").update(JSON.stringify([how, draft]));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const path of paths) {
    const text = texts.get(path);
    // No JSON text holds a NUL, and lengths tell where a text ends.
    hash.update(`\0${path}\0${text?.length ?? "none"}\0`).update(text ?? "");
  }
  return { files, contentHash: hash.digest("base64url") };
}
