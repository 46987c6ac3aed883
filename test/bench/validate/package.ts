/** Packages of documents, with validators, on the disk. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "../../../generator/pipeline.js";

export interface MadePackage {
  readonly folder: string;
  /** Imports a module of it. */
  load(name: string): Promise<unknown>;
}

/** @throws Error if the document has errors */
export async function generatePackage(document: string, folder: string): Promise<MadePackage> {
  const cwd = path.dirname(document);
  const client = { name: null, document: path.basename(document), roots: [cwd] };
  const { files } = await generate({
    cwd,
    clients: [{ ...client, validators: true, handler: true, fake: true }],
    package: {},
  });
  if (files === null) throw new Error(`${document} has errors`);
  for (const file of files)
    if (/^dist\/.*\.js$|^package\.json$/.test(file.path)) {
      const to = path.join(folder, file.path);
      await mkdir(path.dirname(to), { recursive: true });
      await writeFile(to, file.text);
    }
  const load = (name: string): Promise<unknown> =>
    import(pathToFileURL(path.join(folder, `dist/${name}.js`)).href);
  return { folder, load };
}
