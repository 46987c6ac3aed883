/** The documents that are generated from: our own, and whole real ones where they lie beside. */
import path from "node:path";
import { packageRoot } from "../../generator/package-root.js";
import { hasCorpus, readIndex, unpack } from "../corpus/documents.js";

/** The repository's own Stripe document. */
export const ownDocument = path.join(packageRoot, "specs/stripe.yaml");

/** Of `shared/corpus`, by the name that tables give them. */
const corpusIds = {
  stripe: "stripe-v1-2023-09",
  twilio: "twilio-api-v2010",
  github: "github-ghes-3.0",
} as const;

export type WholeDocument = keyof typeof corpusIds;

export const wholeDocuments = Object.keys(corpusIds) as readonly WholeDocument[];

export const missingCorpus = "whole documents are left out: there is no ../shared/corpus";

/** The path of a whole document, unpacked below `work`; `undefined` where it isn't there. */
export async function findDocument(name: WholeDocument, work: string): Promise<string | undefined> {
  if (!hasCorpus) return undefined;
  const entry = (await readIndex()).find(({ id }) => id === corpusIds[name]);
  if (entry === undefined) return undefined;
  const { cwd, document } = await unpack(entry, work);
  return path.join(cwd, document);
}
