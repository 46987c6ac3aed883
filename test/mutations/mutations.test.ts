import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { hasCorpus } from "../corpus/documents.js";
import { corpusDocuments, ownDocuments } from "./documents.js";
import { runMutant, runMutants } from "./run.js";

/** Accepted mutants that aren't reported, with the reasons. */
interface KnownMiss {
  readonly document: string;
  readonly seed: number;
  readonly why: string;
}

const file = path.join(import.meta.dirname, "known-misses.json");
const knownMisses = JSON.parse(await readFile(file, "utf8")) as readonly KnownMiss[];
const isKnown = (miss: { document: string; seed: number }) =>
  knownMisses.some(({ document, seed }) => document === miss.document && seed === miss.seed);
const documents = [...(await ownDocuments()), ...(await corpusDocuments())];

describe(`valid documents made wrong${hasCorpus ? "" : " (the corpus is MISSING)"}`, () => {
  it("are of every version", () => {
    const versions = new Set(documents.map(({ version }) => version));
    expect([...versions].toSorted()).toEqual(["2.0", "3.0", "3.1", "3.2"]);
  });

  it("never pass in silence where the official schema refuses them, and never crash", async () => {
    const { refused, misses, crashes } = await runMutants(documents, 300, 1);
    expect(refused).toBeGreaterThan(150);
    expect(crashes).toEqual([]);
    expect(misses.filter((miss) => !isKnown(miss))).toEqual([]);
  });

  it("lists no miss that is none any more", async () => {
    for (const { document: name, seed } of knownMisses) {
      const document = documents.find((one) => one.name === name);
      if (document === undefined) continue;
      expect(await runMutant(document, seed)).toMatchObject({ kind: "missed" });
    }
  });
});
