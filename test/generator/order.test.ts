/** A document with its parts in another order gives the same bytes. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { PrintCache } from "../../generator/cache/print-cache.js";
import { generate } from "../../generator/pipeline.js";
import { packageRoot } from "../../generator/host/package-root.js";
import { shuffledText } from "../corpus/shuffle.js";

const cases = await readdir(path.join(packageRoot, "test/cases"), { recursive: true });
const documents = [
  "specs/stripe.yaml",
  "specs/wepay.yaml",
  // All cases with output, without filters, and without leaving out errors.
  ...cases
    .filter((file) => /^(?!wf|partial|filters)[^/]+\/openapi\.(yaml|json)$/.test(file))
    .filter((file) => cases.includes(`${path.dirname(file)}/expected/sources.txt`))
    .map((file) => `test/cases/${file}`),
];

describe("its parts in another order", () => {
  let work: string;
  beforeAll(async () => {
    work = await mkdtemp(path.join(tmpdir(), "wireform-order-"));
  });
  afterAll(() => rm(work, { recursive: true }));

  it.each(documents)("%s", async (document) => {
    const original = path.join(packageRoot, document);
    // Files that it refers to are beside it.
    const cwd = await mkdtemp(path.join(work, "document-"));
    await cp(path.dirname(original), cwd, { recursive: true });
    const root: unknown = parse(await readFile(original, "utf8"));
    const first = await run(cwd, JSON.stringify(root), "");
    const expected = textsOf(first);
    expect(Object.keys(expected)).toContain("src/index.ts");
    const lock = expected["wireform.lock"] ?? "";
    for (const [seed, kept] of [
      [1, ""],
      [2, lock],
    ] as const) {
      // What was emitted in the first run need not be printed again.
      const known = {
        contentHashes: first.contentHashes,
        textOf: (file: string) => expected[file] ?? null,
      };
      const again = await run(cwd, shuffledText(root, seed), kept, known);
      expect(textsOf(again), `seed ${seed}`).toEqual(expected);
    }
  });

  async function run(cwd: string, text: string, lock: string, known?: PrintCache) {
    await writeFile(path.join(cwd, "openapi.json"), text);
    const clients = [{ name: null, document: "openapi.json" }];
    const config = { cwd, clients, package: {} };
    return generate(config, { lock: { file: "wireform.lock", text: lock }, known });
  }

  /** By path. */
  function textsOf({ files }: Awaited<ReturnType<typeof run>>): Readonly<Record<string, string>> {
    return Object.fromEntries((files ?? []).map((file) => [file.path, file.text]));
  }
});
