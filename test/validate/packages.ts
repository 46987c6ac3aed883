/** Packages with all that checks and serves, made from documents. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ClientConfig } from "../../generator/config/generate-config.js";
import { generate } from "../../generator/pipeline.js";
import { linkPeers } from "../cases/peers.js";
import { makeFolder } from "../leftovers.js";

/** Modules of the package that is made from a document; none if the document has errors. */
export async function modulesOf(
  document: string,
  names: readonly string[],
  config: Partial<ClientConfig> = {},
): Promise<Readonly<Record<string, object>>> {
  const folder = await writePackage(document, config);
  if (folder === null) return {};
  const load = async (name: string) => {
    const url = pathToFileURL(path.join(folder, `dist/${name}.js`)).href;
    return [name, (await import(url)) as object] as const;
  };
  return Object.fromEntries(await Promise.all(names.map(load)));
}

/** Writes the package to a folder of its own; `null` if the document has errors. */
export async function writePackage(
  document: string,
  config: Partial<ClientConfig> = {},
): Promise<string | null> {
  const cwd = path.dirname(document);
  const client = { name: null, document: path.basename(document), roots: [cwd] };
  const { files } = await generate({
    cwd,
    clients: [{ ...client, validators: true, zod: true, handler: true, fake: true, ...config }],
    package: {},
  });
  if (files === null) return null;
  const folder = await makeFolder();
  await linkPeers(folder);
  for (const file of files)
    if (/^dist\/|^package\.json$/.test(file.path)) {
      const to = path.join(folder, file.path);
      await mkdir(path.dirname(to), { recursive: true });
      await writeFile(to, file.text);
    }
  return folder;
}
