/** `changelog: true`: the version and the changelog of a package, run after run. */
import { rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { nextVersion } from "../../generator/history/release/version.js";
import { readTimes } from "../package/project.js";
import { makeProject } from "./changelog-project.js";

const first = "The first version that others are compared with.";

describe("a package with a changelog", () => {
  it("starts with the version that is configured", async () => {
    const project = await makeProject("1.2.3");
    const { code, version, changelog } = await project.generate();
    expect([code, version]).toEqual([0, "1.2.3"]);
    expect(changelog).toBe(`# Changelog\n\n## 1.2.3\n\n${first}\n`);
  });

  it("counts from there, however often it is generated, and back", async () => {
    const project = await makeProject("1.2.3");
    await project.generate();
    await project.edit("required: [width]", "required: [width, lid]");
    const { version, changelog, printed } = await project.generate();
    expect(version).toBe("2.0.0");
    expect(printed).toContain("major property-required (types)");
    expect(printed).toMatch(/^1 major since 1\.2\.3: the next version is 2\.0\.0$/m);
    // One list is enough: it includes the changes since the last run.
    expect(printed).not.toContain("since the last run");
    expect(changelog).toBe(
      "# Changelog\n\n## 2.0.0\n\n### Breaking\n\n" +
        "- **Box (replacePet)**: `Box.lid` is now required. _(types)_\n\n" +
        `## 1.2.3\n\n${first}\n`,
    );
    const times = await readTimes(path.join(project.folder, "out"));
    expect((await project.generate()).version).toBe("2.0.0");
    expect(await readTimes(path.join(project.folder, "out"))).toEqual(times);
    expect((await project.generate("--check")).code).toBe(0);
    expect((await project.run("--verbose", "--force")).printed).not.toContain("not compared");

    await project.edit("summary: All pets.", "summary: Pets.");
    expect((await project.generate()).version).toBe("1.2.4");
    await project.edit("", "");
    const back = await project.generate();
    expect([back.version, back.changelog]).toEqual([
      "1.2.3",
      `# Changelog\n\n## 1.2.3\n\n${first}\n`,
    ]);
  });

  it.each([
    ["underlined", /^## ([\d.]+)$/gm, "$1\n-----"],
    ["between marks", /^## ([\d.]+)$/gm, "## $1 ##"],
    [
      "of another level, as links",
      /^## ([\d.]+)$/gm,
      "### [v$1](https://shop.example/v) - 2026-11-30",
    ],
    ["escaped", /^## (\d+)\.(\d+)\./gm, "## $1\\.$2\\."],
  ])("knows its headings %s, as a formatter has rewritten them", async (_, from, to) => {
    const project = await makeProject("1.2.3");
    const formatted = async () => {
      const { version, changelog } = await project.generate("--force");
      const text = changelog.replace(from, to).replace("# Changelog", "Changelog\n=========");
      await project.write("out/CHANGELOG.md", text);
      return { version, text };
    };
    const versionsIn = (text: string) => text.match(/\d+(?:\\?\.\d+){2}/g);
    await formatted();
    await project.edit("required: [width]", "required: [width, lid]");
    for (let run = 0; run < 3; run++) {
      const { version, text } = await formatted();
      expect([version, versionsIn(text)?.map((one) => one.replaceAll("\\", ""))]).toEqual([
        "2.0.0",
        ["2.0.0", "1.2.3"],
      ]);
    }
    await project.edit("summary: All pets.", "summary: Pets.");
    expect(versionsIn((await formatted()).text)).toHaveLength(2);
  });

  it.each(["--check", "--dry-run"])("tells with %s what to write would do", async (flag) => {
    const project = await makeProject("1.2.3");
    await project.generate();
    expect((await project.run(flag)).printed).not.toContain("since 1.");
    await project.edit("required: [width]", "required: [width, lid]");
    const told =
      /^major property-required.*\n.*\n1 major since 1\.2\.3: the next version is 2\.0\.0$/m;
    expect((await project.run(flag)).printed).toMatch(told);
    expect((await project.run(flag, "--quiet")).printed).not.toContain("since 1.");
    expect((await project.run()).printed).toMatch(told);
  });

  it("is released by the version in wireform.yaml; what people wrote of it stays", async () => {
    const project = await makeProject("1.0.0");
    await project.generate();
    await project.edit("operationId: deletePet", "operationId: removePet");
    const { changelog } = await project.generate("--update-names");
    expect(changelog).toContain("## 2.0.0\n");
    await project.write("out/CHANGELOG.md", changelog.replace(/^- .*$/m, "Pets are removed."));
    await project.configure("2.0.0");
    const released = await project.generate();
    expect([released.code, released.version]).toEqual([0, "2.0.0"]);
    expect(released.printed).toMatch(/^1 major since 1\.0\.0: this is version 2\.0\.0$/m);
    expect(released.changelog).toContain("Pets are removed.");
    expect((await project.generate("--force")).printed).not.toContain("since 1.");

    await project.write(
      "shop.yaml",
      (await project.read("shop.yaml")).replace("      required: [name]\n", ""),
    );
    const next = await project.generate();
    expect(next.version).toBe("2.1.0");
    expect(next.changelog).toMatch(
      /## 2\.1\.0[^]*no longer required[^]*## 2\.0\.0[^]*Pets are removed/,
    );
  });

  it("is told whole when it is released, with what changed since the entry was written", async () => {
    const project = await makeProject("1.0.0");
    await project.generate();
    await project.edit(
      "nick: { type: string }",
      "nick: { type: string }\n        b: { type: string }",
    );
    expect((await project.generate()).changelog).toContain("`NewPet.b` is accepted");
    await project.editFurther("        b: {", "        c: { type: string }\n        b: {");
    await project.configure("1.1.0");
    const { code, version, changelog } = await project.generate();
    expect([code, version]).toEqual([0, "1.1.0"]);
    expect(changelog).toMatch(
      /^# Changelog\n\n## 1\.1\.0\n[^#]*### Compatible\n[^#]*\n## 1\.0\.0\n/,
    );
    for (const member of ["b", "c"])
      expect(changelog).toContain(`\`NewPet.${member}\` is accepted`);
    expect((await project.generate()).changelog).toBe(changelog);
    expect((await project.generate("--check")).code).toBe(0);
  });

  it("is not released over people's words that don't tell all; nothing is lost", async () => {
    const project = await makeProject("1.0.0");
    await project.generate();
    await project.edit(
      "nick: { type: string }",
      "nick: { type: string }\n        b: { type: string }",
    );
    const { changelog } = await project.generate();
    const edited = changelog.replace(/^- .*$/m, "- New pets have a `b`.");
    await project.write("out/CHANGELOG.md", edited);
    await project.editFurther("        b: {", "        c: { type: string }\n        b: {");
    await project.configure("1.1.0");
    const { code, printed } = await project.run();
    expect([code, printed]).toEqual([1, expect.stringContaining("error WF7003")]);
    expect(await project.read("out/CHANGELOG.md")).toBe(edited);
    expect((await project.generate("--force")).changelog).toContain("`NewPet.c` is accepted");
  });

  it("compares with the documents of the baseline, whatever became of their files", async () => {
    const project = await makeProject("0.3.1");
    await project.write(
      "pets.yaml",
      "Box: { type: object, properties: { a: { type: string } } }\n",
    );
    await project.edit(
      '"#/components/schemas/Box" } }\n      responses',
      '"pets.yaml#/Box" } }\n      responses',
    );
    await project.generate();
    await project.write(
      "pets.yaml",
      "Box: { type: object, properties: { b: { type: integer } } }\n",
    );
    const { version, changelog } = await project.generate();
    expect(version).toBe("0.4.0");
    expect(changelog).toContain("is no longer accepted");
  });

  it("compares with what was called otherwise in the configuration of the baseline", async () => {
    const project = await makeProject("1.0.0");
    const config = await project.read("wireform.yaml");
    const named = "document: shop.yaml, names: { operations: { listPets: allPets } }";
    await project.write("wireform.yaml", config.replace("document: shop.yaml", named));
    await project.generate();
    await project.edit("summary: All pets.", "summary: Pets.");
    const { code, version, changelog } = await project.generate();
    expect([code, version]).toEqual([0, "1.0.1"]);
    expect(changelog).toContain("- **allPets**: Its documentation changed.");
  });

  it("tells of options that come with the package", async () => {
    const project = await makeProject("1.2.3");
    await project.configure("1.2.3", "defaults: { timeout: 1, headers: { A: b } }");
    await project.generate();
    await project.configure(
      "1.2.3",
      "defaults: { timeout: 1, totalTimeout: 2, headers: { A: b } }",
    );
    expect((await project.generate()).printed).toContain("minor defaults-changed:");
    await project.configure("1.2.3", "defaults: { timeout: 1, headers: { A: c } }");
    expect((await project.generate()).printed).toContain("minor defaults-changed (bytes):");
    const server = "defaults: { baseUrl: https://a.test, timeout: 1, headers: { A: b } }";
    await project.configure("1.2.3", server);
    const { printed, version } = await project.generate();
    expect(printed).toContain(
      "major server-changed (bytes): Without a `baseUrl`, requests go to https://a.test",
    );
    expect(version).toBe("2.0.0");
    await project.configure("1.2.3", "defaults: { timeout: 1, headers: { A: b } }");
    expect((await project.generate()).version).toBe("1.2.3");
  });

  it("concludes nothing from what is broken, today or in the baseline", async () => {
    const project = await makeProject("1.0.0");
    await project.edit('schemas/Box" } }\n      responses', 'schemas/Bx" } }\n      responses');
    const broken = await project.run("--partial");
    expect(broken.code).toBe(1);
    await expect(project.read("out/wireform.baseline.json")).rejects.toThrow("ENOENT");

    await project.edit("", "");
    expect((await project.generate()).version).toBe("1.0.0");
    const baseline = await project.read("out/wireform.baseline.json");
    await project.write("out/wireform.baseline.json", baseline.replace("openapi: 3.1.1", "x: 1"));
    const { code, printed } = await project.run();
    expect([code, printed]).toEqual([1, expect.stringContaining("error WF7012")]);
  });

  it("keeps what is to be told until a version does justice to it", async () => {
    const project = await makeProject("1.2.3");
    await project.generate();
    await project.edit("required: [width]", "required: [width, lid]");
    const { changelog } = await project.generate();
    const baseline = await project.read("out/wireform.baseline.json");
    for (const version of ["1.2.4", "1.10.0", "1.2.2"]) {
      await project.configure(version);
      const { code, printed } = await project.run();
      expect(code).toBe(1);
      expect(printed).toContain(
        `error WF7013: version ${version} is below 2.0.0, which the changes since 1.2.3 require`,
      );
      expect(await project.read("out/wireform.baseline.json")).toBe(baseline);
      expect(await project.read("out/CHANGELOG.md")).toBe(changelog);
    }
    await project.configure("1.2.3");
    expect(await project.generate()).toMatchObject({ code: 0, version: "2.0.0", changelog });

    await project.configure("3.0.0");
    const released = await project.generate();
    expect([released.code, released.version]).toEqual([0, "3.0.0"]);
    expect(released.changelog).toBe(changelog.replace("## 2.0.0", "## 3.0.0"));
    await project.configure("2.0.0");
    expect((await project.run()).printed).toContain(
      "version 2.0.0 is below 3.0.0, the last release",
    );
  });

  it("warns where the baseline is gone, though the changelog tells of versions", async () => {
    const project = await makeProject("1.2.3");
    expect((await project.generate()).printed).not.toContain("WF7014");
    await rm(path.join(project.folder, "out/wireform.baseline.json"));
    const { code, printed, version } = await project.generate();
    expect([code, version]).toEqual([0, "1.2.3"]);
    expect(printed).toContain("warning WF7014");
    expect(await project.read("out/wireform.baseline.json")).toContain('"version": "1.2.3"');
  });

  it("tells of clients that come and go", async () => {
    const project = await makeProject("1.0.0");
    await project.generate();
    const config = await project.read("wireform.yaml");
    await project.write("wireform.yaml", config.replace("{ shop:", "{ store:"));
    const { changelog } = await project.generate();
    expect(changelog).toContain("- The client `shop` was removed. _(types)_");
    expect(changelog).toContain("- The client `store` was added.");
  });
});

it.each([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["0.2.3", "major", "0.3.0"],
  ["0.2.3", "minor", "0.2.4"],
] as const)("%s, %s: %s", (version, level, next) => {
  expect(nextVersion(version, level)).toBe(next);
});
