import { createHash, type Hash } from "node:crypto";
import type { OutputFile } from "../6-print/print.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";

/**
 * What a run leaves for the next one, beside the manifest: it lets that one skip what is done. It
 * is a derived file, so no history keeps it; where it is missing, all is made anew.
 */
export interface RunRecord {
  /** The build of the generator. */
  readonly build: string;
  /** SHA-256 of the manifest that it goes with. */
  readonly manifest: string;
  /** One SHA-256 of the other derived files. */
  readonly derived: string;
  /** What the run told, of files from the output folder: from where it ran, nobody knows. `null` where it found errors, and has to be run again. */
  readonly diagnostics: readonly LocatedDiagnostic[] | null;
  /** See `Known`. */
  readonly seals: Readonly<Record<string, string>>;
}

/** Where the record stands: there is no `dist/` in a package of sources alone. */
export const recordNames = ["dist/wireform.record.json", "wireform.record.json"] as const;

/** Where the documents of the run stand, which the next one compares its own with. */
export const documentsNames = ["dist/wireform.documents.json", "wireform.documents.json"] as const;

/** What one run leaves for the next: no part of the package, and never proof of anything. */
export function isForNextRun(file: string): boolean {
  return [...recordNames, ...documentsNames].some((name) => name === file);
}

/** A line for each diagnostic and each seal. The lines that frames show stand in the inputs. */
export function printRecord(record: RunRecord): string {
  const diagnostics =
    record.diagnostics?.map((diagnostic) => {
      const { frame } = diagnostic;
      return { ...diagnostic, frame: frame && { ...frame, text: "" } };
    }) ?? null;
  return JSON.stringify({ ...record, diagnostics }, null, 1) + "\n";
}

/** Diagnostics whose files are named from another folder. */
export function relocated(
  diagnostics: readonly LocatedDiagnostic[],
  rename: (file: string) => string,
): readonly LocatedDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { file, related } = diagnostic;
    const places = related.map((place) => ({ ...place, file: rename(place.file) }));
    return { ...diagnostic, file: file === null ? null : rename(file), related: places };
  });
}

/** `null` where the text is none of ours. */
export function parseRecord(text: string): RunRecord | null {
  try {
    const value = JSON.parse(text) as RunRecord | null;
    const isWhole = typeof value?.seals === "object" && value.seals !== null;
    return isWhole && Array.isArray(value.diagnostics ?? []) ? value : null;
  } catch {
    return null;
  }
}

/** The hash of files in order of their paths. */
export function hashFiles(files: readonly OutputFile[]): string {
  const hash = createHash("sha256");
  for (const { path, text } of files) addFile(hash, path, Buffer.from(text));
  return hash.digest("hex");
}

export function addFile(hash: Hash, path: string, content: Uint8Array): void {
  hash.update(`\0${path}\0${content.length}\0`).update(content);
}
