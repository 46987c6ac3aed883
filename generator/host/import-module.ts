/** Imports modules of users, including TypeScript, which Node 20 can't run by itself. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { importUrl } from "./import-url.js";

export type Exports = Readonly<Record<string, unknown>>;

/**
 * Imports a module, and the local modules that it imports, as they are on the disk now, even if
 * they were imported before and have changed since.
 * @param onFile called for each of them, but not for packages
 * @param virtualModules what these names are, instead of packages
 */
export async function importFresh(
  file: string,
  onFile: (file: string) => void,
  virtualModules: Readonly<Record<string, unknown>> = {},
): Promise<Exports> {
  const { createJiti } = await import("jiti");
  const options = { fsCache: false, moduleCache: false };
  const compiler = createJiti(file, options);
  const importer = createJiti(file, {
    ...options,
    virtualModules,
    transform(source) {
      if (source.filename !== undefined) onFile(source.filename);
      return { code: compiler.transform(source) };
    },
  });
  // As TypeScript: jiti leaves ES modules to Node, which would neither load them again nor report
  // them.
  const evaluated: unknown = importer.evalModule(await readFile(file, "utf8"), {
    id: file,
    filename: file,
    ext: ".ts",
    async: true,
  });
  return (await evaluated) as Exports;
}

/** Imports a module by its URL. */
export async function importModule(url: string): Promise<Exports> {
  if (!/\.m?ts$/.test(url)) return (await importUrl(url)) as Exports;
  return await importFresh(fileURLToPath(url), () => {});
}
