import { createHash, type Hash } from "node:crypto";
import type { OutputFile } from "../6-print/print.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";

/**
 * What a run leaves for the next one on the same machine: it lets that one skip what is done, and
 * tell what has changed. Where it is missing, all is made again.
 */
export interface RunRecord extends MadeFrom {
  /** The build of the generator: its fingerprint. */
  readonly build: string;
  /** SHA-256 of the manifest that it goes with. */
  readonly manifest: string;
  /** One SHA-256 of the derived files. */
  readonly derived: string;
  /**
   * What the run reported; files are named from the output folder, for a later run may start
   * elsewhere. `null` where it found errors, and has to be run again.
   */
  readonly diagnostics: readonly LocatedDiagnostic[] | null;
  /** Content hashes of drafts: see `PrintCache`. */
  readonly contentHashes: Readonly<Record<string, string>>;
}

/** What an output follows from, besides the names that it had. */
export interface MadeFrom {
  /** SHA-256 of the command's options. */
  readonly config: string;
  /** `hashOfText` of every file that was read, by path from the output folder; `null`: not there. */
  readonly inputs: Readonly<Record<string, string | null>>;
}

/** A line for each diagnostic and each content hash. The lines that frames show stand in the inputs. */
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
    const maps = [value?.contentHashes, value?.inputs];
    const isWhole = maps.every((map) => typeof map === "object" && map !== null);
    return isWhole && Array.isArray(value?.diagnostics ?? []) ? value : null;
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
