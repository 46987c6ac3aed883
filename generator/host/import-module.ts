/** Imports modules of users, including TypeScript, which Node 20 can't run by itself. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Jiti, ModuleCache } from "jiti";
import { withSlashes } from "./display-path.js";
import { importUrl } from "./import-url.js";

export type Exports = Readonly<Record<string, unknown>>;

/**
 * Imports a module, and the local modules that it imports, as they are on the disk now, even if
 * they were imported before and have changed since.
 * @param onFile called once for each of them, but not for packages
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
  const files = new Set<string>();
  const note = (one: string) => {
    if (!files.has(one)) onFile(one);
    files.add(one);
  };
  const importer = createJiti(file, {
    ...options,
    virtualModules,
    transform(source) {
      if (source.filename !== undefined) note(source.filename);
      return { code: compiler.transform(source) };
    },
  });
  return (await evaluate(file, importer, note, {})) as Exports;
}

/**
 * Evaluates a module after those that it imports, as a module loader does. jiti would leave ES
 * modules (`.mjs`) to Node, which neither loads them again nor says which ones it has loaded. So
 * each is evaluated here, as TypeScript, and jiti finds it in the cache.
 */
async function evaluate(
  file: string,
  importer: Jiti,
  note: (file: string) => void,
  cache: ModuleCache,
  begun: Set<string> = new Set(),
): Promise<unknown> {
  begun.add(file);
  note(file);
  const source = await readFile(file, "utf8");
  for (const name of await localImports(source)) {
    const url = importer.esmResolve(name, { parentURL: file, try: true });
    // What isn't found is an error when the import is evaluated.
    if (url?.startsWith("file:") !== true) continue;
    const imported = withSlashes(fileURLToPath(url));
    if (begun.has(imported)) continue;
    if (isCode(imported)) await evaluate(imported, importer, note, cache, begun);
    else if (path.extname(imported) === ".json") {
      note(imported);
      delete createRequire(file).cache[path.normalize(imported)];
    }
  }
  const how = { id: file, filename: file, ext: ".ts", async: true, cache };
  return await (importer.evalModule(source, how) as Promise<unknown>);
}

/** The paths that a module imports or re-exports from, but not those of `import()`. */
async function localImports(source: string): Promise<readonly string[]> {
  const { parse } = await import("es-module-lexer/js");
  try {
    const [imports] = parse(source);
    return imports.flatMap((one) => {
      const isStatic = one.type === "static" || one.type === "reexport-star";
      return isStatic && !one.typeOnly && /^[./]/.test(one.specifier) ? [one.specifier] : [];
    });
  } catch {
    // The compiler reports errors in its syntax.
    return [];
  }
}

function isCode(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file);
}

/** Imports a module by its URL. */
export async function importModule(url: string): Promise<Exports> {
  if (!/\.m?ts$/.test(url)) return (await importUrl(url)) as Exports;
  return await importFresh(fileURLToPath(url), () => {});
}
