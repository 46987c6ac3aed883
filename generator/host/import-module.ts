/** Imports modules of users: TypeScript too, which Node 20 doesn't run by itself. */
import { fileURLToPath } from "node:url";

export type Exports = Readonly<Record<string, unknown>>;

/**
 * A module, and those beside it that it imports, as they are on the disk now: also where they were
 * imported before, and have changed since. @param onFile told of each of them; packages are none
 */
export async function importFresh(file: string, onFile: (file: string) => void): Promise<Exports> {
  const { createJiti } = await import("jiti");
  const options = { fsCache: false, moduleCache: false };
  const compiler = createJiti(file, options);
  const importer = createJiti(file, {
    ...options,
    transform(source) {
      if (source.filename !== undefined) onFile(source.filename);
      return { code: compiler.transform(source) };
    },
  });
  return await importer.import<Exports>(file);
}

/** A module by its URL. */
export async function importModule(url: string): Promise<Exports> {
  if (!/\.m?ts$/.test(url)) return (await import(url)) as Exports;
  return await importFresh(fileURLToPath(url), () => {});
}
