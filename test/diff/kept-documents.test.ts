/** What the next `wireform generate` compares with: when it is written, and when it is ignored. */
import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { check, generateTo } from "../../generator/pipeline/programs.js";
import { packSnapshot } from "../../generator/history/snapshot/packed-snapshot.js";
import { parseSnapshot } from "../../generator/history/snapshot/snapshot-text.js";
import { runIn } from "../generator/run-in.js";
import { keptFile } from "../package/kept.js";
import { breaking, makeShop, sinceIn, told, whole, type ShopRuns } from "./shop-runs.js";

/** From the folder of the runs. */
const kept = () => path.relative(runs.folder, keptFile(path.join(runs.folder, "out"), "documents"));

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
    const { clients } = parseSnapshot(await runs.read(kept()))!;
    expect(clients.map(({ config }) => config.name)).toEqual(["shop", "pets"]);
    expect(clients.map(({ files }) => [...files.keys()])).toEqual([["shop.yaml"], ["pets.yaml"]]);
    await configure("pets");
    expect(await runs.generateProject()).toContain(
      "major client-removed (types): The client `shop` was removed.",
    );
  });

  it.each([
    ["missing", null],
    ["cut short", (text: string) => text.slice(0, 40)],
    ["another file", () => "{}\n"],
    ["of other content", () => JSON.stringify({ documents: {} })],
    ["cut short in a document", (text: string) => text.slice(0, -1)],
    ["longer", (text: string) => `${text}a: 1\n`],
    ["of a configuration that can't be", ofNoConfig],
  ])("are not compared where they are %s, and are there again", async (_, damage) => {
    await runs.generate();
    const before = await runs.read(kept());
    if (damage === null) await rm(path.join(runs.folder, kept()));
    else await runs.write(kept(), damage(before));
    // It doesn't affect whether the output is up to date.
    expect((await runIn(runs.folder, whole)).err).toContain("nothing to do");
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    const { code, err } = await runIn(runs.folder, [...whole, "--verbose"]);
    expect([code, sinceIn(err)]).toEqual([0, ""]);
    expect(err).toContain("not compared with the last run");
    const [client] = parseSnapshot(await runs.read(kept()))!.clients;
    expect(client!.files.get("shop.yaml")).toContain("[width, lid]");
    await runs.write("shop.yaml", runs.shop);
    expect(await runs.generate()).toContain("`Box.lid` is no longer always present.");
  });
});

describe("a document that is saved while it is generated", () => {
  const config = () => ({
    cwd: runs.folder,
    clients: [{ name: null, document: "shop.yaml" }],
    package: {},
  });
  /** A run of the library, during which somebody saves the document at a step. */
  const generateWhile = (step: string, text: string) =>
    generateTo(config(), "out", {
      onProgress: (begun) =>
        begun === step && writeFileSync(path.join(runs.folder, "shop.yaml"), text),
    });

  it.each(["writing code", "comparing with earlier documents", "writing out"])(
    "counts as it was read, where it is saved at the step %j: the next run compares with that",
    async (step) => {
      await generateTo(config(), "out");
      const later = runs.shop.replace("All pets.", "The pets.");
      await runs.write("shop.yaml", runs.shop.replace(...breaking));
      const { ok, sinceLastRun } = await generateWhile(step, later);
      const kinds = sinceLastRun.findings.map(({ kind }) => kind);
      expect([ok, sinceLastRun.documents, kinds]).toEqual([true, "changed", ["property-required"]]);
      const { documents, findings } = (await generateTo(config(), "out")).sinceLastRun;
      expect([documents, findings.map(({ kind }) => kind)]).toEqual([
        "changed",
        ["property-optional", "docs-changed"],
      ]);
      const again = await generateTo(config(), "out", { force: true });
      expect(again.sinceLastRun).toEqual({ documents: "same", findings: [] });
    },
  );

  it("is not compared where nobody asks", async () => {
    await generateTo(config(), "out");
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    const { sinceLastRun } = await check(config(), "out", { compares: false });
    expect(sinceLastRun).toEqual({ documents: "unknown", findings: [] });
    expect((await check(config(), "out")).sinceLastRun.findings).toHaveLength(1);
  });
});

/** A snapshot that no run writes: reading it throws. */
function ofNoConfig(): string {
  const files = new Map([["shop.yaml", runs.shop]]);
  const config = { name: null, document: "shop.yaml", mediaTypes: ["a"] };
  const packed = packSnapshot({ version: null, clients: [{ config, files }], lock: [] }, "{}");
  return packed.join("").replace('["a"]', "5");
}
