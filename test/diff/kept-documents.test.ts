/** What the next `wireform generate` compares with: what it is of, and what becomes of it. */
import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { hashOf } from "../../generator/host/content-hash.js";
import { check, generateTo, readClient } from "../../generator/pipeline.js";
import { compareRuns } from "../../generator/history/last-run/compare-runs.js";
import {
  parseKeptRun,
  printKeptRun,
  type KeptRun,
} from "../../generator/history/last-run/kept-run.js";
import { runIn } from "../generator/run-in.js";
import { keptFile } from "../package/kept.js";
import { projectRoot, run } from "../package/project.js";
import { breaking, makeShop, sinceIn, told, whole, type ShopRuns } from "./shop-runs.js";

/** From the folder of the runs. */
const kept = () => path.relative(runs.folder, keptFile(path.join(runs.folder, "out"), "documents"));

/** Notes on stderr each thread besides the first. */
const hook = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from "node:fs";
  import { isMainThread } from "node:worker_threads";
  if (!isMainThread) writeSync(2, "begins in a worker\\n");`)}`;

/** A kilobyte that unpacks to a hundred thousand times as much. */
const bomb = brotliCompressSync(Buffer.alloc(100_000_000, " "));

let runs: ShopRuns;
beforeEach(async () => void (runs = await makeShop()));

describe("the documents of the last run", () => {
  it("are read anew where wireform.yaml, an overlay or a file behind a $ref changes", async () => {
    const box = '"#/components/schemas/Box" } }\n      responses';
    await runs.write("shop.yaml", runs.shop.replace(box, '"parts.yaml#/Box" } }\n      responses'));
    await runs.write("parts.yaml", "Box: { type: object, properties: { a: { type: string } } }\n");
    const action = '{ target: "$.info", update: { title: Shop } }';
    const overlay = `overlay: 1.0.0\ninfo: { title: T, version: "1" }\nactions: [${action}]\n`;
    await runs.write("overlay.yaml", overlay);
    const configure = (more: string) =>
      runs.write(
        "wireform.yaml",
        `output: out\nclients: { shop: { document: shop.yaml, overlays: [overlay.yaml]${more} } }\n`,
      );
    await configure("");
    expect(await runs.generateProject()).toBe("");
    await runs.write("parts.yaml", "Box: { type: object, properties: { a: { type: integer } } }\n");
    expect(await runs.generateProject()).toMatch(
      /1 major change[^]*parts\.yaml:1 -> parts\.yaml:1/,
    );
    await runs.write("overlay.yaml", overlay.replace("title: Shop", "title: Store"));
    expect(await runs.generateProject()).toContain("The document's title or description changed.");
    await configure(", exclude: { operations: [deletePet] }");
    expect(await runs.generateProject()).toContain(
      "`deletePet` (DELETE /pets/{petId}) was removed.",
    );
    await configure(", names: { operations: { listPets: allPets } }");
    expect(await runs.generateProject()).toContain("`deletePet` (DELETE /pets/{petId}) was added.");
    await runs.write("shop.yaml", (await runs.read("shop.yaml")).replace("All pets.", "The pets."));
    expect(await runs.generateProject()).toContain("1 patch change");
  });

  it("are those of each client: one changes, comes, goes", async () => {
    await runs.write("pets.yaml", runs.shop);
    const configure = (...names: readonly string[]) =>
      runs.write(
        "wireform.yaml",
        `output: out\nclients:\n${names.map((n) => `  ${n}: { document: ${n}.yaml }\n`).join("")}`,
      );
    await configure("shop");
    await runs.generateProject();
    await configure("shop", "pets");
    expect(await runs.generateProject()).toContain(
      "minor client-added: The client `pets` was added.",
    );
    await runs.write("pets.yaml", runs.shop.replace(...breaking));
    expect(await runs.generateProject()).toBe(told.replaceAll("shop.yaml", "pets.yaml"));
    const { clients, files } = parseKeptRun(await runs.read(kept()))!;
    expect(clients.map(({ name }) => name)).toEqual(["shop", "pets"]);
    expect(files).toEqual([["shop.yaml"], ["pets.yaml"]]);
    await configure("pets");
    expect(await runs.generateProject()).toContain(
      "major client-removed (types): The client `shop` was removed.",
    );
  });

  it("are only read of clients of which something has changed", async () => {
    // Whoever reads this one has nothing to compare with.
    const broken = "openapi: [\n";
    const lock = ". #/a a type=A\nold #/a a type=A\n";
    const clients = ["old", "shop"].map((name) => ({ name, document: `${name}.yaml` }));
    const documents = new Map([
      ["old.yaml", broken],
      ["shop.yaml", runs.shop],
    ]);
    const files = [["old.yaml", "part.yaml"], ["shop.yaml"]];
    const last = printKeptRun({ clients, files, lock, documents });
    await runs.write("old.yaml", broken);
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    const job = { last, config: { cwd: runs.folder, clients }, lock, updates: false };
    const changed = { documents: "changed", findings: [{ kind: "property-required" }] };
    expect(await compareRuns(job, readClient)).toMatchObject(changed);
    const others = lock.replace(". #/a", ". #/b");
    expect(await compareRuns({ ...job, lock: others }, readClient)).toMatchObject(changed);

    const unknown = { documents: "unknown", findings: [] };
    expect(await compareRuns({ ...job, updates: true }, readClient)).toMatchObject(unknown);
    expect(await compareRuns({ ...job, lock: ". #/a a type=A\n" }, readClient)).toMatchObject(
      unknown,
    );
    const [old, shop] = clients;
    const config = { ...job.config, clients: [{ ...old!, int64: "bigint" as const }, shop!] };
    expect(await compareRuns({ ...job, config }, readClient)).toMatchObject(unknown);
    // What it looked for in vain is there now.
    await runs.write("part.yaml", "A: {}\n");
    expect(await compareRuns(job, readClient)).toMatchObject(unknown);
  });

  it.each([
    ["missing", null],
    ["cut short", (text: string) => text.slice(0, 40)],
    ["another file", () => "{}\n"],
    ["of other content", () => printKeptRun({ documents: new Map() } as unknown as KeptRun)],
    ["a bomb", () => JSON.stringify({ brotli: bomb.toString("base64") })],
    ["of a pipe, which never ends", ofPipe],
  ])("are not compared where they are %s, and are there again", async (_, damage) => {
    await runs.generate();
    const before = await runs.read(kept());
    if (damage === null) await rm(path.join(runs.folder, kept()));
    else await runs.write(kept(), await damage(before));
    // No proof of anything: nothing else is made anew for it.
    expect((await runIn(runs.folder, whole)).err).toContain("nothing to do");
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    const { code, err } = await runIn(runs.folder, [...whole, "--verbose"]);
    expect([code, sinceIn(err)]).toEqual([0, ""]);
    expect(err).toContain("not compared with the last run");
    expect(parseKeptRun(await runs.read(kept()))?.documents.get("shop.yaml")).toContain(
      "[width, lid]",
    );
    await runs.write("shop.yaml", runs.shop);
    expect(await runs.generate()).toContain("`Box.lid` is no longer always present.");
  });

  it("are compared in a worker where they are large, which holds nothing up", async () => {
    const noise = Array.from({ length: 4000 }, (_, i) => hashOf(`${i}`)).join(" ");
    const large = `${runs.shop}x-noise: ${noise}\n`;
    await runs.write("shop.yaml", large);
    const main = path.join(projectRoot, "dist/generator/main.js");
    let workers = 0;
    const runLarge = async (code: number) => {
      const ran = await run(runs.folder, process.execPath, "--import", hook, main, ...whole);
      expect([ran.code, ran.stdout]).toEqual([code, ""]);
      // Of a broken document, it is ended, perhaps before it has begun.
      if (code === 0) workers += ran.stderr.split("begins in a worker").length - 1;
      return sinceIn(ran.stderr.replaceAll("begins in a worker\n", ""));
    };
    expect([await runLarge(0), workers]).toEqual(["", 0]);
    const text = await runs.read(kept());
    expect(text.length).toBeGreaterThan(100_000);
    await runs.write("shop.yaml", large.replace('schemas/Box"', 'schemas/Bx"'));
    expect(await runLarge(1)).toBe("");
    await runs.write("shop.yaml", large.replace(...breaking));
    expect(await runLarge(0)).toBe(told);

    // What the comparison throws, nobody meets.
    const documents = new Map([["shop.yaml", large]]);
    const client = { name: null, document: "shop.yaml", include: 5 };
    const odd = { clients: [client], files: [[]], lock: "", documents } as unknown as KeptRun;
    await runs.write(kept(), printKeptRun(odd));
    await runs.write("shop.yaml", large);
    expect([await runLarge(0), workers]).toEqual(["", 2]);
    expect(await runs.read(kept())).toBe(text);
  });
});

describe("a document that is saved while it is generated", () => {
  const config = () => ({
    cwd: runs.folder,
    clients: [{ name: null, document: "shop.yaml" }],
    package: {},
  });
  /** The library's run, in which somebody saves at a step. */
  const generateWhile = (step: string, text: string) =>
    generateTo(config(), "out", {
      onProgress: (begun) =>
        begun === step && writeFileSync(path.join(runs.folder, "shop.yaml"), text),
    });

  it("is compared as it was generated: the next run reports the rest", async () => {
    await generateTo(config(), "out");
    const later = runs.shop.replace("All pets.", "The pets.");
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    const { ok, sinceLastRun } = await generateWhile("comparing with the last run", later);
    expect([ok, sinceLastRun.documents]).toEqual([true, "changed"]);
    expect(sinceLastRun.findings.map(({ kind }) => kind)).toEqual(["property-required"]);
    const { documents, findings } = (await generateTo(config(), "out")).sinceLastRun;
    expect([documents, findings.map(({ kind }) => kind)]).toEqual([
      "changed",
      ["property-optional", "docs-changed"],
    ]);
  });

  it("isn't kept as what was generated", async () => {
    await generateWhile("writing out", runs.shop.replace(...breaking));
    await expect(runs.read(kept())).rejects.toThrow("ENOENT");
    const { ok, sinceLastRun } = await generateTo(config(), "out");
    expect([ok, sinceLastRun.documents]).toEqual([true, "unknown"]);
    expect(await runs.read(kept())).toContain("brotli");
    expect((await generateTo(config(), "out")).sinceLastRun.documents).toBe("same");
  });

  it("is not compared where nobody asks", async () => {
    await generateTo(config(), "out");
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    const { sinceLastRun } = await check(config(), "out", { compares: false });
    expect(sinceLastRun).toEqual({ documents: "unknown", findings: [] });
    expect((await check(config(), "out")).sinceLastRun.findings).toHaveLength(1);
  });
});

/** What somebody else may have written there. */
async function ofPipe(): Promise<string> {
  expect((await run(runs.folder, "mkfifo", "pipe")).code).toBe(0);
  return printKeptRun({
    clients: [{ name: null, document: "shop.yaml" }],
    files: [["pipe"]],
    lock: await runs.read("out/wireform.lock"),
    documents: new Map([["pipe", "text"]]),
  });
}
