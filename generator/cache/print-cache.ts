import { createHash } from "node:crypto";
import type { How, PrintedDraft } from "../6-print/draft-text.js";
import type { OutputFile } from "../6-print/print.js";

/**
 * What an earlier run of the same generator printed and proved. A draft that is the same again, and
 * whose files still have the bytes of that run, needs neither layout nor proof.
 */
export interface Known {
  /** By the draft's path. */
  readonly seals: ReadonlyMap<string, string>;
  /** A file's text as it stands now, by its path in the package; `null` where it is missing. */
  textOf(path: string): string | null;
  /** Where it was read, if it was: another thread reads it there. */
  readonly folder?: string | undefined;
}

/** The files of a draft, and a hash (SHA-256, base64url) that holds them and the draft together. */
export interface Sealed {
  readonly files: readonly OutputFile[];
  readonly seal: string;
}

/** @param paths what the files of the draft may be called: that one is missing is sealed too */
export function sealFiles(
  draft: PrintedDraft,
  paths: readonly string[],
  how: How,
  files: readonly OutputFile[],
): Sealed {
  const hash = createHash("sha256").update(JSON.stringify([how, draft]));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const path of paths) {
    const text = texts.get(path);
    // No JSON text holds a NUL, and lengths tell where a text ends.
    hash.update(`\0${path}\0${text?.length ?? "none"}\0`).update(text ?? "");
  }
  return { files, seal: hash.digest("base64url") };
}

/** The files of a draft where they stand as they were printed; `null` where they have to be. */
export function findKnown(
  draft: PrintedDraft,
  paths: readonly string[],
  how: How,
  known: Known,
): Sealed | null {
  const seal = known.seals.get(draft.path);
  if (seal === undefined) return null;
  const files = paths.flatMap((path) => {
    const text = known.textOf(path);
    return text === null ? [] : [{ path, text }];
  });
  const found = sealFiles(draft, paths, how, files);
  return found.seal === seal ? found : null;
}
