/** Users' files in an output: a run writes one only to merge into it. */
import { withUnixLines } from "../../host/content-hash.js";
import type { OutputFile } from "../../6-print/print.js";
import type { Changes } from "../../7-write/changes.js";
import { contentOf, isFile } from "../../7-write/existing-output.js";
import type { EjectedFiles } from "./ejected-files.js";

/** The files that are wireform's, and those of users that it merged its changes into. */
export function splitFiles(
  files: readonly OutputFile[],
  { sources, merged }: EjectedFiles,
): { readonly own: readonly OutputFile[]; readonly merges: readonly OutputFile[] } {
  return {
    own: files.filter(({ path }) => !sources.has(path)),
    merges: files.filter(({ path }) => merged.has(path)),
  };
}

/** Users' files are never removed, and never count as edited. */
export function spareEjected(
  folder: string,
  { kept, removed, edited, ...changes }: Changes,
  { sources, merged }: EjectedFiles,
): Changes {
  const isOther = (file: string) => !sources.has(file);
  const users = [...sources.keys()].filter((file) => !merged.has(file) && isFile(folder, file));
  return {
    ...changes,
    kept: [...kept.filter(isOther), ...users],
    removed: removed.filter(isOther),
    edited: edited.filter(isOther),
  };
}

/** A file that somebody has changed since it was read to merge into it. */
export function changedMeanwhile(folder: string, { merged }: EjectedFiles): string | undefined {
  for (const [file, text] of merged) {
    const content = contentOf(folder, file);
    if (content === null || !Buffer.from(text).equals(withUnixLines(content))) return file;
  }
  return undefined;
}
