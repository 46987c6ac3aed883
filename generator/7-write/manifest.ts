import { decodeText } from "../1-load/text.js";
import { isForNextRun } from "./run-record.js";

/**
 * What wireform wrote into a folder, and what it made that of. Only its files are ever replaced or
 * removed. The same on every machine: it is kept in version control, an entry a line.
 */
export interface Manifest extends Origin {
  /** SHA-256 by path; line ends don't count in what stands there. */
  readonly files: Readonly<Record<string, string>>;
  /** What follows from these and no history keeps: may be missing. */
  readonly derived: readonly string[];
}

/** What an output follows from. */
export interface Origin {
  /** The generator's version. */
  readonly wireform: string;
  /** SHA-256 of the command's options. */
  readonly config: string;
  /** `hashOfText` of every file that was read, by path from the output folder; `null`: not there. */
  readonly inputs: Readonly<Record<string, string | null>>;
}

export const manifestName = "wireform.manifest.json";

/** Whether a file follows from others of the output. */
export function isDerived(file: string): boolean {
  return file.startsWith("dist/") || isForNextRun(file);
}

export function printManifest({ wireform, config, inputs, files, derived }: Manifest): string {
  const manifest = { wireform, config, inputs: sorted(inputs), files: sorted(files), derived };
  return JSON.stringify(manifest, null, 2) + "\n";
}

/** Reads a manifest. `null` where it is none: damaged, merged badly, or not ours. */
export function parseManifest(content: Uint8Array): Manifest | null {
  const { text, fault } = decodeText(content);
  if (fault !== null) return null;
  try {
    const value = JSON.parse(text) as Partial<Manifest> | null;
    if (!isRecord(value?.files)) return null;
    const files = Object.entries(value.files).filter(
      ([path, hash]) => isOwnPath(path) && typeof hash === "string",
    );
    const inputs = Object.entries(isRecord(value.inputs) ? value.inputs : {}).filter(
      ([, hash]) => hash === null || typeof hash === "string",
    );
    const derived = Array.isArray(value.derived) ? (value.derived as readonly unknown[]) : [];
    return {
      wireform: String(value.wireform),
      config: String(value.config),
      inputs: Object.fromEntries(inputs),
      files: Object.fromEntries(files),
      derived: derived.filter((path) => typeof path === "string").filter(isOwnPath),
    };
  } catch {
    return null;
  }
}

/** A manifest may be edited: a path that leads elsewhere, or that we never write, is not believed. */
export function isOwnPath(path: string): boolean {
  return path !== manifestName && path.length < 1024 && !foreign.test(path);
}

/** An empty segment, `.` or `..`; a backslash or a control character. */
const foreign = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\u0000-\u001f\u007f-\u009f]/;

function isRecord<T extends object>(value: T | null | undefined): value is T {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
