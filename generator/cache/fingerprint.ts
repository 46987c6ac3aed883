import { createHash, type Hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { codeFolder, packageRoot } from "../host/package-root.js";

/**
 * Tells one build of the generator from any other (SHA-256, hex): a hash of its code, its templates
 * and the versions that it depends on. A version alone can't, while the generator is worked on. It reads
 * all of these: whoever runs more than once keeps it.
 */
export function fingerprint(): string {
  const hash = createHash("sha256").update(readFileSync(path.join(packageRoot, "package.json")));
  const isBundled = existsSync(path.join(codeFolder, "worker.js"));
  // Joined files import each other by hashes of what they hold: the first ones speak for all. The
  // folders below, which hold what was joined, are a thousand files: they aren't even listed.
  addFiles(codeFolder, isBundled ? joined : filesIn(codeFolder, isCode), hash);
  for (const folder of ["templates", "dist/templates"].map((name) => path.join(packageRoot, name)))
    addFiles(folder, filesIn(folder, isText), hash);
  return hash.digest("hex");
}

const joined = ["index.js", "main.js", "unplugin.js", "worker.js"];
const isText = (file: string) => /\.[jt]s$/.test(file);
const isCode = (file: string) => isText(file) && !file.endsWith(".d.ts");

function filesIn(folder: string, counts: (file: string) => boolean): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(counts).toSorted();
}

function addFiles(folder: string, files: readonly string[], hash: Hash): void {
  for (const file of files)
    hash.update(`\0${file}\0`).update(readFileSync(path.join(folder, file)));
}
