import { createHash, type Hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { codeFolder, packageRoot } from "../host/package-root.js";

/**
 * Identifies a build of the generator: SHA-256 (hex) of its code, its templates and the versions of
 * its dependencies. The version number alone would not change while somebody works on the
 * generator. It reads all of these files, so a caller that generates several times should keep the
 * result.
 */
export function fingerprint(): string {
  const hash = createHash("sha256").update(readFileSync(path.join(packageRoot, "package.json")));
  const isBundled = existsSync(path.join(codeFolder, "worker.js"));
  // Bundles import each other by names with a hash of their content, so the entry points change
  // when any of them does. The thousand files that they are made from needn't be listed.
  addFiles(codeFolder, isBundled ? entryPoints : filesIn(codeFolder, isCode), hash);
  for (const folder of ["templates", "dist/templates"].map((name) => path.join(packageRoot, name)))
    addFiles(folder, filesIn(folder, isText), hash);
  return hash.digest("hex");
}

const entryPoints = ["index.js", "main.js", "unplugin.js", "worker.js"];
const isText = (file: string) => /\.[jt]s$/.test(file);
const isCode = (file: string) => isText(file) && !file.endsWith(".d.ts");

function filesIn(folder: string, counts: (file: string) => boolean): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(counts).toSorted();
}

function addFiles(folder: string, files: readonly string[], hash: Hash): void {
  for (const file of files)
    hash.update(`\0${file}\0`).update(readFileSync(path.join(folder, file)));
}
