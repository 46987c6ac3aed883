import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { codeFolder, packageRoot } from "../host/package-root.js";

/**
 * Tells one build of the generator from any other (SHA-256, hex): a hash of its code, its templates
 * and the versions that it depends on. A version alone can't, while the generator is worked on. It reads
 * all of these: whoever runs more than once keeps it.
 */
export function fingerprint(): string {
  return hashFolders([
    [codeFolder, existsSync(path.join(codeFolder, "worker.js")) ? isJoined : isCode],
    [path.join(packageRoot, "templates"), isText],
    [path.join(packageRoot, "dist", "templates"), isText],
  ]);
}

const isText = (file: string) => /\.[jt]s$/.test(file);
const isCode = (file: string) => isText(file) && !file.endsWith(".d.ts");
// Joined files import each other by hashes of what they hold: the first ones speak for all.
const isJoined = (file: string) => /^(index|main|unplugin|worker)\.js$/.test(file);

function hashFolders(
  folders: readonly (readonly [folder: string, counts: (file: string) => boolean])[],
): string {
  const hash = createHash("sha256").update(readFileSync(path.join(packageRoot, "package.json")));
  for (const [folder, counts] of folders)
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted())
      if (counts(file)) hash.update(`\0${file}\0`).update(readFileSync(path.join(folder, file)));
  return hash.digest("hex");
}
