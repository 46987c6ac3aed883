/** Names do not depend on the order in which a document lists its schemas and paths. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generate } from "../../generator/pipeline.js";
import { describeShared } from "../shared.js";
import { readIndex, unpack } from "./documents.js";
import { shuffledText } from "./shuffle.js";

describeShared("stable names", () => {
  let work: string;
  beforeAll(async () => {
    work = await mkdtemp(path.join(tmpdir(), "wireform-names-"));
  });
  afterAll(() => rm(work, { recursive: true, force: true }));

  it.each([
    ["name-collisions", 100],
    ["hey-api-case", 100],
    // Dotted names that collide with others once they are cased.
    ["hey-api-opencode", 5],
  ])("%s in %d orders", async (id, orders) => {
    const root = await parse(id);
    const expected = await sourcesOf(root, 0);
    expect(Object.keys(expected)).toContain("src/index.ts");
    for (let seed = 1; seed <= orders; seed++) {
      const found = await sourcesOf(root, seed);
      expect(Object.keys(found), `seed ${seed}`).toEqual(Object.keys(expected));
      for (const [file, text] of Object.entries(expected))
        expect(found[file], `${file}, seed ${seed}`).toBe(text);
    }
  });

  async function parse(id: string): Promise<unknown> {
    const index = await readIndex();
    const { cwd, document } = await unpack(
      index.find((found) => found.id === id)!,
      work,
    );
    return load(await readFile(path.join(cwd, document), "utf8"));
  }

  /** Texts by path, in the order of the paths. Seed 0 is the document's own order. */
  async function sourcesOf(root: unknown, seed: number): Promise<Readonly<Record<string, string>>> {
    const text = seed === 0 ? JSON.stringify(root) : shuffledText(root, seed);
    await writeFile(path.join(work, "openapi.json"), text);
    const clients = [{ name: null, document: "openapi.json" }];
    const { files } = await generate({ cwd: work, clients, package: { sourceOnly: true } });
    const sources = (files ?? []).filter((file) => file.path.startsWith("src/"));
    const sorted = sources.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return Object.fromEntries(sorted.map((file) => [file.path, file.text]));
  }
});
