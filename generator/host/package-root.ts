import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The folder of the generator's code: `dist/generator` when compiled, `generator` when not.
 * Compiled modules are joined into files of that folder itself.
 * @see generator/bundle.mjs
 */
export const codeFolder = path.basename(here) === "host" ? path.dirname(here) : here;

/** The folder of wireform's own package.json. */
export const packageRoot = findRoot(codeFolder);

/** What wireform's own package.json says of it. */
export interface OwnManifest {
  readonly version: string;
  readonly repository?: string | { readonly url: string };
}

export const manifest = JSON.parse(
  readFileSync(path.join(packageRoot, "package.json"), "utf8"),
) as OwnManifest;

/** The generator's version, for output and diagnostics. */
export const { version } = manifest;

function findRoot(folder: string): string {
  try {
    const text = readFileSync(path.join(folder, "package.json"), "utf8");
    if ((JSON.parse(text) as { name?: string }).name === "wireform") return folder;
  } catch {
    // Not in this folder: look further up.
  }
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error("wireform's own package.json is missing");
  return findRoot(parent);
}
