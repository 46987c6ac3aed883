/** What each `wireform generate` tells of what changed for callers since the last one. */
import { writeFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { check, generateTo } from "../../generator/generate-to.js";
import { parseKeptRun, printKeptRun, type KeptRun } from "../../generator/last-run/kept-run.js";
import { hashOf } from "../../generator/7-write/manifest.js";
import { runIn } from "../generator/run-in.js";
import { makeFolder, readTree, wireform } from "../package/project.js";
import { readDocument } from "./proof.js";

const kept = "out/dist/wireform.documents.json";
const whole = ["generate", "shop.yaml", "--out", "out"];

let folder: string;
let shop: string;
beforeEach(async () => {
  folder = await makeFolder();
  shop = await readDocument("shop");
  await write("shop.yaml", shop);
});

function write(file: string, text: string): Promise<void> {
  return writeFile(path.join(folder, file), text);
}

function read(file: string): Promise<string> {
  return readFile(path.join(folder, file), "utf8");
}

/** What a run tells of callers, if anything; it must end with 0. */
async function generate(...flags: readonly string[]): Promise<string> {
  const { code, out, err } = await runIn(folder, [...whole, ...flags]);
  expect([code, out]).toEqual([0, ""]);
  return sinceIn(err);
}

function sinceIn(told: string): string {
  return /^since the last run:[^]*/m.exec(told)?.[0] ?? "";
}

const breaking = ["required: [width]", "required: [width, lid]"] as const;
const told = `\
since the last run: 1 major change for callers
major property-required (types): Box (replacePet): \`Box.lid\` is required now.
  --> shop.yaml:175 -> shop.yaml:175
`;

describe("a run", () => {
  it("tells what changed since the last one, once, after it has written", async () => {
    expect(await generate()).toBe("");
    await write("shop.yaml", shop.replace(...breaking));
    const { err } = await runIn(folder, whole);
    expect(err).toMatch(/changed in out\nsince the last run/);
    expect(sinceIn(err)).toBe(told);
    expect((await runIn(folder, whole)).err).toMatch(/^nothing to do: .*\n$/);
    await write("shop.yaml", shop);
    expect(await generate()).toContain("`Box.lid` is no longer always given.");
  });

  it("says so where a change is none for callers, and nothing where nothing changed", async () => {
    await generate();
    await write("shop.yaml", `# A comment.\n${shop}`);
    expect(await generate()).toBe("since the last run: no change for callers\n");
    const [head, schemas] = shop.split("  schemas:\n");
    const parts = schemas!.split(/^(?= {4}\w)/m);
    await write("shop.yaml", `${head}  schemas:\n${parts.toReversed().join("")}`);
    expect(await generate()).toBe("since the last run: no change for callers\n");
    expect(await generate("--force")).toBe("");
  });

  it("tells the gravest first, ten of many, and all where asked to", async () => {
    await generate();
    const added = Array.from({ length: 12 }, (_, i) => {
      return `  /new/${i}: { get: { operationId: new${i}, responses: { 204: { description: Yes. } } } }\n`;
    });
    const longer = shop.replace("  /orders:\n", `${added.join("")}  /orders:\n`);
    await write("shop.yaml", longer.replace(...breaking));
    const checked = await runIn(folder, [...whole, "--check", "--verbose"]);
    const all = sinceIn(checked.err).split("\n").slice(0, -1);
    expect(all).toHaveLength(1 + 2 * 13);
    const few = (await generate()).split("\n");
    expect(few[0]).toBe("since the last run: 1 major, 12 minor changes for callers");
    expect(few[1]).toMatch(/^major property-required/);
    expect(few.slice(0, 21)).toEqual(all.slice(0, 21));
    const rest = "and 3 more: --verbose tells all, later `wireform diff OLD NEW`";
    expect(few.slice(21)).toEqual([rest, ""]);
  });

  it.each([["--quiet"], ["--format", "json"], ["--format", "github"]])(
    "tells none of it with %s %s",
    async (...flags) => {
      await generate();
      await write("shop.yaml", shop.replace(...breaking));
      expect(await runIn(folder, [...whole, ...flags])).toEqual({ code: 0, out: "", err: "" });
      // What it has not told is the past for the next one.
      expect(await generate("--force")).toBe("");
    },
  );

  it.each([["--check"], ["--dry-run"]])("tells with %s what to write would do", async (flag) => {
    await generate();
    await write("shop.yaml", shop.replace(...breaking));
    const before = await readTree(folder);
    for (const code of [1, 2].map(() => (flag === "--check" ? 1 : 0))) {
      const ran = await runIn(folder, [...whole, flag]);
      expect([ran.code, sinceIn(ran.err)]).toEqual([code, told]);
    }
    expect(await readTree(folder)).toEqual(before);
  });

  it("tells of a broken document what is wrong with it, and compares with the last good one", async () => {
    await generate();
    await write("shop.yaml", shop.replace('schemas/Box"', 'schemas/Bx"'));
    const broken = await runIn(folder, whole);
    expect([broken.code, sinceIn(broken.err)]).toEqual([1, ""]);
    expect(broken.err).toContain("error WF2001");
    await write("shop.yaml", shop.replace(...breaking));
    expect(await generate()).toBe(told);
  });

  it("compares with what --partial left out, and with what comes back", async () => {
    await generate();
    const faulty = 'schemas/Bx" } }\n      responses';
    await write("shop.yaml", shop.replace('schemas/Box" } }\n      responses', faulty));
    const { code, err } = await runIn(folder, [...whole, "--partial"]);
    expect(code).toBe(1);
    expect(sinceIn(err)).toContain("major operation-removed (types): replacePet");
    await write("shop.yaml", shop);
    expect(await generate()).toContain("minor operation-added: replacePet");
  });

  it("tells with --source-only too, whose documents stand beside the sources", async () => {
    await generate("--source-only");
    await write("shop.yaml", shop.replace(...breaking));
    expect(await generate("--source-only")).toBe(told);
    expect(Object.keys(await readTree(path.join(folder, "out")))).toContain(
      "wireform.documents.json",
    );
  });
});

describe("a document that is saved while it is generated", () => {
  const config = () => ({
    cwd: folder,
    clients: [{ name: null, document: "shop.yaml" }],
    package: {},
  });
  /** The library's run, in which somebody saves at a step. */
  const generateWhile = (step: string, text: string) =>
    generateTo(config(), "out", {
      onProgress: (begun) => begun === step && writeFileSync(path.join(folder, "shop.yaml"), text),
    });

  it("is compared by nobody: the next run tells", async () => {
    await generateTo(config(), "out");
    const later = shop.replace("All pets.", "The pets.");
    await write("shop.yaml", shop.replace(...breaking));
    const { ok, sinceLastRun } = await generateWhile("comparing with the last run", later);
    expect([ok, sinceLastRun]).toEqual([true, { documents: "unknown", findings: [] }]);
    const { documents, findings } = (await generateTo(config(), "out")).sinceLastRun;
    expect([documents, findings.map(({ kind }) => kind)]).toEqual([
      "changed",
      ["property-optional", "docs-changed"],
    ]);
  });

  it("isn't kept as what was generated", async () => {
    await generateWhile("writing out", shop.replace(...breaking));
    await expect(read(kept)).rejects.toThrow("ENOENT");
    const { ok, sinceLastRun } = await generateTo(config(), "out");
    expect([ok, sinceLastRun.documents]).toEqual([true, "unknown"]);
    expect(await read(kept)).toContain("brotli");
    expect((await generateTo(config(), "out")).sinceLastRun.documents).toBe("same");
  });

  it("is not compared where nobody asks", async () => {
    await generateTo(config(), "out");
    await write("shop.yaml", shop.replace(...breaking));
    const { sinceLastRun } = await check(config(), "out", { compares: false });
    expect(sinceLastRun).toEqual({ documents: "unknown", findings: [] });
    expect((await check(config(), "out")).sinceLastRun.findings).toHaveLength(1);
  });
});

describe("names that wireform.lock keeps", () => {
  const renaming = ["operationId: deletePet", "operationId: removePet"] as const;

  it("are no change for callers, until they are freed", async () => {
    await generate();
    await write("shop.yaml", shop.replace(...renaming));
    expect(await generate()).toBe("since the last run: no change for callers\n");
    expect(await generate("--update-names")).toContain(
      "major operation-renamed (types): deletePet: `deletePet` is called `removePet` now.",
    );
    expect(await generate("--update-names")).toBe("since the last run: no change for callers\n");
  });

  it("are one where their lines are deleted", async () => {
    await generate();
    await write("shop.yaml", shop.replace(...renaming));
    await generate();
    const lock = await read("out/wireform.lock");
    await write("out/wireform.lock", lock.replace(/^.*function=deletePet.*\n/m, ""));
    expect(await generate()).toContain("major operation-renamed");
  });
});

describe("the documents of the last run", () => {
  it("are read anew where wireform.yaml, an overlay or a file behind a $ref changes", async () => {
    const box = '"#/components/schemas/Box" } }\n      responses';
    await write("shop.yaml", shop.replace(box, '"parts.yaml#/Box" } }\n      responses'));
    await write("parts.yaml", "Box: { type: object, properties: { a: { type: string } } }\n");
    const action = '{ target: "$.info", update: { title: Shop } }';
    const overlay = `overlay: 1.0.0\ninfo: { title: T, version: "1" }\nactions: [${action}]\n`;
    await write("overlay.yaml", overlay);
    const configure = (more: string) =>
      write(
        "wireform.yaml",
        `output: out\nclients: { shop: { document: shop.yaml, overlays: [overlay.yaml]${more} } }\n`,
      );
    const since = async () => sinceIn((await runIn(folder, ["generate"])).err);
    await configure("");
    expect(await since()).toBe("");
    await write("parts.yaml", "Box: { type: object, properties: { a: { type: integer } } }\n");
    expect(await since()).toMatch(/1 major change[^]*parts\.yaml:1 -> parts\.yaml:1/);
    await write("overlay.yaml", overlay.replace("title: Shop", "title: Store"));
    expect(await since()).toContain("The document's title or description changed.");
    await configure(", exclude: { operations: [deletePet] }");
    expect(await since()).toContain("`deletePet` (DELETE /pets/{petId}) is gone.");
    await configure(", names: { operations: { listPets: allPets } }");
    expect(await since()).toContain("`deletePet` (DELETE /pets/{petId}) is new.");
    await write("shop.yaml", (await read("shop.yaml")).replace("All pets.", "The pets."));
    expect(await since()).toContain("1 patch change");
  });

  it("are those of each client: one changes, comes, goes", async () => {
    await write("pets.yaml", shop);
    const configure = (...names: readonly string[]) =>
      write(
        "wireform.yaml",
        `output: out\nclients:\n${names.map((n) => `  ${n}: { document: ${n}.yaml }\n`).join("")}`,
      );
    const since = async () => sinceIn((await runIn(folder, ["generate"])).err);
    await configure("shop");
    await since();
    await configure("shop", "pets");
    expect(await since()).toContain("minor client-added: The client `pets` is new.");
    await write("pets.yaml", shop.replace(...breaking));
    expect(await since()).toBe(told.replaceAll("shop.yaml", "pets.yaml"));
    await configure("pets");
    expect(await since()).toContain("major client-removed (types): The client `shop` is gone.");
  });

  it.each([
    ["missing", null],
    ["cut short", (text: string) => text.slice(0, 40)],
    ["another file", () => "{}\n"],
    ["of other content", () => printKeptRun({} as Parameters<typeof printKeptRun>[0])],
  ])("are not compared where they are %s, and are there again", async (_, damage) => {
    await generate();
    const before = await read(kept);
    if (damage === null) await rm(path.join(folder, kept));
    else await write(kept, damage(before));
    // No proof of anything: nothing else is made anew for it.
    expect((await runIn(folder, whole)).err).toContain("nothing to do");
    await write("shop.yaml", shop.replace(...breaking));
    const { code, err } = await runIn(folder, [...whole, "--verbose"]);
    expect([code, sinceIn(err)]).toEqual([0, ""]);
    expect(err).toContain("not compared with the last run");
    expect(parseKeptRun(await read(kept))?.documents.get("shop.yaml")).toContain("[width, lid]");
    await write("shop.yaml", shop);
    expect(await generate()).toContain("`Box.lid` is no longer always given.");
  });

  it("are compared in a worker where they are large, which holds nothing up", async () => {
    const noise = Array.from({ length: 4000 }, (_, i) => hashOf(`${i}`)).join(" ");
    const large = `${shop}x-noise: ${noise}\n`;
    await write("shop.yaml", large);
    const since = async (code: number) => {
      const ran = await wireform(folder, ...whole);
      expect([ran.code, ran.stdout]).toEqual([code, ""]);
      return sinceIn(ran.stderr);
    };
    expect(await since(0)).toBe("");
    const text = await read(kept);
    expect(text.length).toBeGreaterThan(100_000);
    await write("shop.yaml", large.replace('schemas/Box"', 'schemas/Bx"'));
    expect(await since(1)).toBe("");
    await write("shop.yaml", large.replace(...breaking));
    expect(await since(0)).toBe(told);

    // What the comparison throws, nobody meets.
    const documents = new Map([["shop.yaml", large]]);
    const client = { name: null, document: "shop.yaml", include: 5 };
    const odd = { clients: [client], lock: "", documents } as unknown as KeptRun;
    await write(kept, printKeptRun(odd));
    await write("shop.yaml", large);
    expect(await since(0)).toBe("");
    expect(await read(kept)).toBe(text);
  });

  it("are no part of what is published", async () => {
    await generate();
    const { files } = JSON.parse(await read("out/package.json")) as { files: readonly string[] };
    expect(files).toContain("!dist/wireform.documents.json");
  });
});
