/** The documents to generate from: our own, and whole real ones if they are there. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../generator/host/package-root.js";
import { hasCorpus, readIndex, unpack } from "../corpus/documents.js";

/** The repository's own Stripe document. */
export const ownDocument = path.join(packageRoot, "specs/stripe.yaml");

/** Of `shared/corpus`, by the name that tables give them. */
const corpusIds = {
  stripe: "stripe-v1-2023-09",
  twilio: "twilio-api-v2010",
  github: "github-ghes-3.0",
  openai: "openai-2026-08",
} as const;

export type WholeDocument = keyof typeof corpusIds;

/** The documents that generators are compared with. */
export const wholeDocuments: readonly WholeDocument[] = ["stripe", "twilio", "github", "openai"];

export const missingCorpus = "whole documents are left out: there is no ../shared/corpus";

/**
 * The path of a whole document below `work`, or `undefined` if it isn't there. It is JSON, which
 * every generator reads at about the same speed; their YAML parsers differ by a factor of ten.
 */
export async function findDocument(name: WholeDocument, work: string): Promise<string | undefined> {
  if (!hasCorpus) return undefined;
  const entry = (await readIndex()).find(({ id }) => id === corpusIds[name]);
  if (entry === undefined) return undefined;
  const { cwd, document } = await unpack(entry, work);
  const yaml = await readFile(path.join(cwd, document), "utf8");
  const file = path.join(work, `${name}.json`);
  await writeFile(file, JSON.stringify(parse(yaml, { maxAliasCount: -1 }), null, 2));
  return file;
}

/** Changes only one operation of a JSON document. @param edit distinguishes edits */
export async function editOperation(file: string, route: string, edit: string): Promise<void> {
  const document = JSON.parse(await readFile(file, "utf8")) as {
    readonly paths: Readonly<Record<string, { readonly post: { description?: string } }>>;
  };
  document.paths[route]!.post.description = `Edit ${edit}.`;
  await writeFile(file, JSON.stringify(document, null, 2));
}
