/** The builders that are measured, of generated packages. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { BodyWriter, HttpRequest } from "../../../templates/runtime/encode/operation.js";
import { ownDocument } from "../documents.js";
import { generateOwn, makeProject, type ProjectOptions } from "../own-package.js";

export type Builder = (input: object) => HttpRequest;

/** Generates the package of a document below `work`. @returns its index */
export async function generateIndex(
  document: object | string,
  work: string,
  name: string,
  dialect: ProjectOptions["dialect"] = "oas",
): Promise<string> {
  const project = path.join(work, name);
  await mkdir(project, { recursive: true });
  const file = path.join(project, typeof document === "string" ? "api.yaml" : "api.json");
  await writeFile(file, typeof document === "string" ? document : JSON.stringify(document));
  await makeProject(project, file, { dialect });
  await generateOwn(project);
  return path.join(project, "out/dist/api/index.js");
}

/** The repository's own Stripe document, with JSON in place of forms. */
export async function jsonDocument(): Promise<string> {
  const document = await readFile(ownDocument, "utf8");
  return document.replaceAll("application/x-www-form-urlencoded", "application/json");
}

/** A function of a generated package, as an instance of its own that shares nothing. */
export async function loadBuilder(
  index: string,
  name: string,
  work: string,
  instance: string,
): Promise<Builder> {
  const outfile = path.join(work, `${instance}.mjs`);
  await build({ entryPoints: [index], bundle: true, format: "esm", outfile, logLevel: "silent" });
  const module = (await import(pathToFileURL(outfile).href)) as Readonly<Record<string, Builder>>;
  return module[name]!;
}

/** The encoder alone, without the rest of the request. */
export function writerOf({ operation }: HttpRequest): (body: unknown) => string {
  const writer = operation.body as BodyWriter;
  return (body) => writer.write(body) as string;
}
