import { createHash } from "node:crypto";
import type { OutputFile } from "../6-print/print.js";

/** The list of what wireform wrote into a folder: only these files are ever replaced or removed. */
export interface Manifest {
  /** The generator's version. */
  readonly wireform: string;
  /** SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What follows from these and no history keeps: may be missing. */
  readonly derived: readonly string[];
}

export const manifestName = "wireform.manifest.json";

export function manifestOf(files: readonly OutputFile[], version: string): Manifest {
  const kept = files.filter(({ path }) => !isDerived(path));
  return {
    wireform: version,
    files: Object.fromEntries(kept.map(({ path, text }) => [path, hashOf(text)])),
    derived: files.map(({ path }) => path).filter(isDerived),
  };
}

/** Whether a file follows from others of the output. */
export function isDerived(file: string): boolean {
  return file.startsWith("dist/");
}

export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

export function printManifest(manifest: Manifest): string {
  return JSON.stringify(manifest, null, 2) + "\n";
}

/** Reads a manifest's text. `null` where it is none: then no file counts as ours. */
export function parseManifest(text: string): Manifest | null {
  try {
    const value = JSON.parse(text) as Partial<Manifest> | null;
    if (typeof value?.files !== "object" || value.files === null) return null;
    const files = Object.entries(value.files).filter(
      ([path, hash]) => isOwnPath(path) && typeof hash === "string",
    );
    const derived = Array.isArray(value.derived) ? value.derived : [];
    return {
      wireform: String(value.wireform),
      files: Object.fromEntries(files),
      derived: derived.filter((path) => typeof path === "string" && isOwnPath(path)),
    };
  } catch {
    return null;
  }
}

/** A manifest may be edited: a path that leads elsewhere, or that we never write, is not believed. */
function isOwnPath(path: string): boolean {
  const segments = path.split("/");
  return (
    path !== manifestName &&
    path.length < 1024 &&
    !/[\\\p{Cc}]/u.test(path) &&
    segments.every((segment) => segment !== "" && segment !== "." && segment !== "..")
  );
}
