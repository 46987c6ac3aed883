import type { LocatedDiagnostic } from "../diagnostics/locate.js";

/**
 * What a run leaves for the next one on the same machine, which can then skip work and say what has
 * changed. Without it, everything is generated again.
 */
export interface RunRecord extends MadeFrom {
  /** `fingerprint()` of the generator. */
  readonly build: string;
  /** SHA-256 of the manifest of the same run. */
  readonly manifest: string;
  /** SHA-256 of the hashes of all derived files: `joinHashes`. */
  readonly derived: string;
  /**
   * What the run reported. Files are named from the output folder, since a later run may start in
   * another folder. `null` if the run can't be skipped, for example because it found errors.
   */
  readonly diagnostics: readonly LocatedDiagnostic[] | null;
  /** See `PrintCache`. */
  readonly contentHashes: Readonly<Record<string, string>>;
}

/** What an output was generated from, apart from the names in `wireform.lock`. */
export interface MadeFrom {
  /** SHA-256 of the command's options. */
  readonly config: string;
  /** `hashOfText` of every file read, by path from the output folder; `null` for missing files. */
  readonly inputs: Readonly<Record<string, string | null>>;
}

/** JSON, without long lines of code that diagnostics show: these can be read from the inputs. */
export function printRecord(record: RunRecord): string {
  const diagnostics =
    record.diagnostics?.map((diagnostic) => {
      const { frame } = diagnostic;
      if (frame === null || frame.text.length <= longestFrame) return diagnostic;
      return { ...diagnostic, frame: { ...frame, text: "" } };
    }) ?? null;
  return JSON.stringify({ ...record, diagnostics }, null, 1) + "\n";
}

/** A document may be a single line. */
const longestFrame = 200;

/** Diagnostics with renamed files, so that they are named from another folder. */
export function relocated(
  diagnostics: readonly LocatedDiagnostic[],
  rename: (file: string) => string,
): readonly LocatedDiagnostic[] {
  // Most are of one file.
  const names = new Map<string, string>();
  const renamed = (file: string) => {
    const known = names.get(file) ?? rename(file);
    names.set(file, known);
    return known;
  };
  return diagnostics.map((diagnostic) => {
    const { file, related } = diagnostic;
    const places = related.map((place) => ({ ...place, file: renamed(place.file) }));
    return { ...diagnostic, file: file === null ? null : renamed(file), related: places };
  });
}

/** `null` if the text is no record. */
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
