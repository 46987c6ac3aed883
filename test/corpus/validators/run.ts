/** A document of the corpus: its package, made and asked. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { load } from "js-yaml";
import type { ZodType } from "zod";
import { generate } from "../../../generator/pipeline.js";
import type { Json } from "../../validate/schema-walk.js";
import { schemasIn } from "../../validate/values.js";
import { type CorpusDocument, unpack } from "../documents.js";
import { compareDocument, type Comparison } from "./compare.js";

/**
 * @param work packages below it find Zod
 * @returns `null`: nothing is made of the document, or it has no named schemas
 */
export async function runValidators(
  corpusDocument: CorpusDocument,
  work: string,
  count: number,
): Promise<Comparison | null> {
  const { cwd, document, roots } = await unpack(corpusDocument, work);
  const { files } = await generate({
    cwd,
    clients: [{ name: null, document, roots, validators: true, zod: true }],
    package: {},
    partial: true,
  });
  if (files === null) return null;
  const folder = path.join(work, "packages", corpusDocument.id);
  for (const file of files)
    if (/^dist\/.*\.js$|^package\.json$/.test(file.path)) {
      const to = path.join(folder, file.path);
      await mkdir(path.dirname(to), { recursive: true });
      await writeFile(to, file.text);
    }
  const moduleOf = async (name: string): Promise<object> =>
    (await import(pathToFileURL(path.join(folder, `dist/${name}.js`)).href)) as object;
  const schemas = schemasIn(await moduleOf("validators"));
  if (schemas.length === 0) return null;
  const zods: Readonly<Record<string, ZodType>> = { ...(await moduleOf("zod")) };
  const text = await readFile(path.join(cwd, document), "utf8");
  return compareDocument(load(text, { json: true }) as Json, schemas, zods, count);
}
