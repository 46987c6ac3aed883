import { createHash, type Hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { codeFolder, packageRoot } from "../host/package-root.js";

/**
 * Identifies a build of the generator: SHA-256 (hex) of its code, its templates and the versions of
 * its dependencies. The version number alone would not change while somebody works on the
 * generator. A bundled build has it in a file, so that a run needn't read all of these.
 */
export function fingerprint(): string {
  return readBuildId() ?? hashOfBuild();
}

/** The file of a bundled build: `generator/bundle.mjs` writes it. */
export const buildIdFile = path.join(packageRoot, "dist", "build-id");

function readBuildId(): string | null {
  // What isn't bundled changes file by file.
  return isBundled() && existsSync(buildIdFile) ? readFileSync(buildIdFile, "utf8") : null;
}

function isBundled(): boolean {
  return existsSync(path.join(codeFolder, "worker.js"));
}

export function hashOfBuild(): string {
  const hash = createHash("sha256").update(readFileSync(path.join(packageRoot, "package.json")));
  // The thousand files that bundles are made from needn't be listed.
  const isHashed = isBundled() ? isBundle : isCode;
  addFiles(codeFolder, filesIn(codeFolder, isHashed), hash);
  for (const folder of ["templates", "dist/templates"].map((name) => path.join(packageRoot, name)))
    addFiles(folder, filesIn(folder, isText), hash);
  return hash.digest("hex");
}

const isBundle = (file: string) => /^[^\\/]+\.c?js$/.test(file);
const isText = (file: string) => /\.[jt]s$/.test(file);
const isCode = (file: string) => isText(file) && !file.endsWith(".d.ts");

function filesIn(folder: string, counts: (file: string) => boolean): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(counts).toSorted();
}

function addFiles(folder: string, files: readonly string[], hash: Hash): void {
  for (const file of files)
    hash.update(`\0${file}\0`).update(readFileSync(path.join(folder, file)));
}
