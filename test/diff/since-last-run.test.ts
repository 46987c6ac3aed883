/** What each `wireform generate` reports as changed for callers since the last one. */
import { beforeEach, describe, expect, it } from "vitest";
import { runIn } from "../generator/run-in.js";
import { readTree } from "../package/project.js";
import { breaking, makeShop, sinceIn, told, whole, type ShopRuns } from "./shop-runs.js";

let runs: ShopRuns;
beforeEach(async () => void (runs = await makeShop()));

describe("a run", () => {
  it("tells what changed since the last one, once, before it says what it wrote", async () => {
    expect(await runs.generate()).toBe("");
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    const { err } = await runIn(runs.folder, whole);
    expect(err).toMatch(/^since the last run[^]*\n\d+ changed in out in .*\n$/);
    expect(sinceIn(err)).toBe(told);
    expect((await runIn(runs.folder, whole)).err).toMatch(/^nothing to do: .*\n$/);
    await runs.write("shop.yaml", runs.shop);
    expect(await runs.generate()).toContain("`Box.lid` is no longer always present.");
  });

  it("says so where a change is none for callers, and nothing where nothing changed", async () => {
    await runs.generate();
    await runs.write("shop.yaml", `# A comment.\n${runs.shop}`);
    expect(await runs.generate()).toBe("since the last run: no change for callers\n");
    const [head, schemas] = runs.shop.split("  schemas:\n");
    const parts = schemas!.split(/^(?= {4}\w)/m);
    await runs.write("shop.yaml", `${head}  schemas:\n${parts.toReversed().join("")}`);
    expect(await runs.generate()).toBe("since the last run: no change for callers\n");
    expect(await runs.generate("--force")).toBe("");
  });

  it("says with --verbose what became of each file", async () => {
    const first = (await runIn(runs.folder, [...whole, "--verbose"])).err;
    const added = first.split("\n").filter((line) => line.startsWith("  added "));
    expect(added).toContain("  added package.json");
    expect(first).toMatch(/\nwrote \d+ files in out in .*\n\nnext: /);
    await runs.write("shop.yaml", runs.shop.replace("  /orders:\n", "  /orders2:\n"));
    const next = (await runIn(runs.folder, [...whole, "--verbose"])).err;
    expect(next).toContain("\n  changed wireform.lock\n");
  });

  it("tells what is deprecated, and what no longer is", async () => {
    await runs.generate();
    const deprecated = runs.shop
      .replace("summary: All pets.", "summary: All pets.\n      deprecated: true")
      .replace("nick: { type: string }", "nick: { type: string, deprecated: true }");
    await runs.write("shop.yaml", deprecated);
    expect(await runs.generate()).toContain("2 minor changes");
    await runs.write("shop.yaml", runs.shop);
    const since = await runs.generate();
    expect(since).toContain("2 patch changes");
    expect(since).toContain("patch docs-changed: listPets: It is no longer deprecated.");
    expect(since).toContain("`.nick` is no longer deprecated.");
  });

  it("tells what the client asks for instead of each operation", async () => {
    const project = "output: sdk\nclients:\n  shop:\n    document: shop.yaml\n";
    const configure = (line: string) => runs.write("wireform.yaml", project + line);
    await configure("");
    await runs.generateProject();
    await configure("    clientParameters: { path: [petId] }\n");
    const since = await runs.generateProject();
    expect(since).toContain(
      "major parameter-required (types): `createClient` requires `parameters.path.petId`.",
    );
    expect(since).toMatch(/minor parameter-optional: \w+: `path.petId` is no longer required./);
    await configure("");
    const back = await runs.generateProject();
    expect(back).toContain(
      "major parameter-removed (types): `createClient` no longer accepts `parameters.path.petId`.",
    );
    expect(back).toMatch(/major parameter-required \(types\): \w+: `path.petId` is now required./);
  });

  it("tells the most severe first, ten of many, and all where asked to", async () => {
    await runs.generate();
    const added = Array.from({ length: 12 }, (_, i) => {
      return `  /new/${i}: { get: { operationId: new${i}, responses: { 204: { description: Yes. } } } }\n`;
    });
    const longer = runs.shop.replace("  /orders:\n", `${added.join("")}  /orders:\n`);
    await runs.write("shop.yaml", longer.replace(...breaking));
    const checked = await runIn(runs.folder, [...whole, "--check", "--verbose"]);
    const all = sinceIn(checked.err).split("\n").slice(0, -1);
    expect(all).toHaveLength(1 + 2 * 13);
    const few = (await runs.generate()).split("\n");
    expect(few[0]).toBe("since the last run: 13 changes for callers: 1 major and 12 minor");
    expect(few[1]).toMatch(/^major property-required/);
    expect(few.slice(0, 21)).toEqual(all.slice(0, 21));
    const rest = "and 3 more: --verbose tells all, later `wireform diff OLD NEW`";
    expect(few.slice(21)).toEqual([rest, ""]);
  });

  it.each([["--quiet"], ["--format", "json"], ["--format", "github"]])(
    "tells none of it with %s %s",
    async (...flags) => {
      await runs.generate();
      await runs.write("shop.yaml", runs.shop.replace(...breaking));
      expect(await runIn(runs.folder, [...whole, ...flags])).toEqual({ code: 0, out: "", err: "" });
      // The next run doesn't report again what this one left out.
      expect(await runs.generate("--force")).toBe("");
    },
  );

  it.each([["--check"], ["--dry-run"]])("tells with %s what to write would do", async (flag) => {
    await runs.generate();
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    const before = await readTree(runs.folder);
    for (const code of [1, 2].map(() => (flag === "--check" ? 1 : 0))) {
      const ran = await runIn(runs.folder, [...whole, flag]);
      expect([ran.code, sinceIn(ran.err)]).toEqual([code, told]);
    }
    expect(await readTree(runs.folder)).toEqual(before);
  });

  it("tells of a broken document what is wrong with it, and compares with the last good one", async () => {
    await runs.generate();
    await runs.write("shop.yaml", runs.shop.replace('schemas/Box"', 'schemas/Bx"'));
    const broken = await runIn(runs.folder, whole);
    expect([broken.code, sinceIn(broken.err)]).toEqual([1, ""]);
    expect(broken.err).toContain("error WF2001");
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    expect(await runs.generate()).toBe(told);
  });

  it("compares with what --partial left out, and with what comes back", async () => {
    await runs.generate();
    const faulty = 'schemas/Bx" } }\n      responses';
    await runs.write("shop.yaml", runs.shop.replace('schemas/Box" } }\n      responses', faulty));
    const { code, err } = await runIn(runs.folder, [...whole, "--partial"]);
    expect(code).toBe(1);
    expect(sinceIn(err)).toContain("major operation-removed (types): replacePet");
    await runs.write("shop.yaml", runs.shop);
    expect(await runs.generate()).toContain("minor operation-added: replacePet");
  });

  it("tells with --source-only too, whose output has no dist/", async () => {
    await runs.generate("--source-only");
    await runs.write("shop.yaml", runs.shop.replace(...breaking));
    expect(await runs.generate("--source-only")).toBe(told);
  });
});

describe("a schema that `names` renames", () => {
  const renamed =
    "major schema-renamed (types): Animal (sell): The type `Pet` was renamed to `Animal`.";
  const document = (use: string) => `openapi: 3.1.1
info: { title: Pets, version: "1" }
paths:
  /pets:
    post:
      operationId: sell
      requestBody: { content: { application/json: { schema: ${use} } } }
      responses: { "204": { description: Done. } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
`;
  const pet = '{ $ref: "#/components/schemas/Pet" }';
  const other = "{ type: object, properties: { at: { type: string } } }";

  it.each([
    ["by itself", pet],
    ["in an allOf", `{ allOf: [${other}, ${pet}] }`],
    ["in an allOf alone", `{ allOf: [${pet}], description: One. }`],
    ["in an allOf beside members", `{ allOf: [${pet}], properties: { at: { type: string } } }`],
    ["as a choice", `{ oneOf: [${other}, ${pet}] }`],
    ["in a list", `{ type: array, items: { allOf: [${pet}, ${other}] } }`],
  ])("is told as renamed, %s", async (_, use) => {
    const configure = (more: string) =>
      runs.write("wireform.yaml", `output: out\nclients: { a: { document: a.yaml${more} } }\n`);
    await runs.write("a.yaml", document(use));
    await configure("");
    expect(await runs.generateProject()).toBe("");
    await configure(", names: { schemas: { Pet: Animal } }");
    const [count, finding, place] = (await runs.generateProject()).split("\n");
    expect(count).toBe("since the last run: 1 major change for callers");
    expect([finding, place]).toEqual([renamed, "  --> a.yaml:11 -> a.yaml:11"]);
  });
});

describe("names that wireform.lock keeps", () => {
  const renaming = ["operationId: deletePet", "operationId: removePet"] as const;

  it("are no change for callers, until they are freed", async () => {
    await runs.generate();
    await runs.write("shop.yaml", runs.shop.replace(...renaming));
    expect(await runs.generate()).toBe("since the last run: no change for callers\n");
    expect(await runs.generate("--update-names")).toContain(
      "major operation-renamed (types): deletePet: `deletePet` was renamed to `removePet`.",
    );
    expect(await runs.generate("--update-names")).toBe(
      "since the last run: no change for callers\n",
    );
  });

  it("are settled with the run that freed them: the next one has nothing to do", async () => {
    await runs.generate();
    await runs.write("shop.yaml", runs.shop.replace(...renaming));
    await runs.generate("--update-names");
    const dry = await runIn(runs.folder, [...whole, "--dry-run"]);
    expect(dry).toMatchObject({ code: 0, out: "" });
    expect((await runIn(runs.folder, whole)).err).toMatch(/^nothing to do: \d+ files .*\n$/);
  });

  it("are one where their lines are deleted", async () => {
    await runs.generate();
    await runs.write("shop.yaml", runs.shop.replace(...renaming));
    await runs.generate();
    const lock = await runs.read("out/wireform.lock");
    await runs.write("out/wireform.lock", lock.replace(/^.*function=deletePet.*\n/m, ""));
    expect(await runs.generate()).toContain("major operation-renamed");
  });
});
