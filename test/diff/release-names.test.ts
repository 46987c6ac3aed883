/** A changelog uses the names of the package: those of `wireform.lock` and `names`. */
import { describe, expect, it } from "vitest";
import { makeProject } from "./changelog-project.js";

const renaming = "names: { schemas: { Pet: Animal }, operations: { listPets: allPets } }";
const isRenamed = "`deletePet` was renamed to `removePet`.";

describe("names of the configuration", () => {
  it("hold for the documents of the baseline too", async () => {
    const project = await makeProject("1.0.0");
    await project.configure("1.0.0", renaming);
    await project.generate();
    await project.edit("age: { type: integer }", "age: { type: string }");
    const { code, version, changelog } = await project.generate();
    expect([code, version]).toEqual([0, "2.0.0"]);
    expect(changelog).toContain("**Animal (allPets, createPet, readPet)**: `Animal.age`");
    expect(changelog).not.toContain("is called");
  });

  it.each([{ operations: {}, schemas: {} }, {}])("may be lost: a baseline has %j", async (lost) => {
    const project = await makeProject("1.0.0");
    await project.configure("1.0.0", renaming);
    await project.generate();
    const baseline = JSON.parse(await project.read("out/wireform.baseline.json"));
    const [{ names, ...client }] = baseline.clients;
    expect(names.schemas).toEqual({ Pet: "Animal" });
    const lossy = { ...client, names: lost };
    const broken = { ...baseline, lock: undefined, clients: [lossy] };
    await project.write("out/wireform.baseline.json", JSON.stringify(broken));
    await project.edit("age: { type: integer }", "age: { type: string }");
    const { code, version, changelog } = await project.generate("--force");
    expect([code, version]).toEqual([0, "2.0.0"]);
    expect(changelog).toContain("`Animal.age`");
    expect(changelog).not.toContain("is called");
  });

  it("are told as breaking where they are new: callers have to follow", async () => {
    const project = await makeProject("1.0.0");
    await project.generate();
    await project.configure("1.0.0", "names: { operations: { deletePet: removePet } }");
    for (let run = 0; run < 2; run++) {
      const { version, changelog } = await project.generate();
      expect(version).toBe("2.0.0");
      expect(changelog).toContain(isRenamed);
    }
  });
});

describe("an operationId that changed", () => {
  it("changes nothing for callers while the lock keeps the name", async () => {
    const project = await makeProject("1.0.0");
    await project.generate();
    await project.edit("operationId: deletePet", "operationId: removePet");
    const { printed, version, changelog } = await project.generate();
    expect(printed).toContain("WF4002");
    expect(version).toBe("1.0.0");
    expect(changelog).not.toContain("removePet");
  });

  it("is told as breaking once --update-names gives the new name, until that is released", async () => {
    const project = await makeProject("1.0.0");
    await project.generate();
    await project.edit("operationId: deletePet", "operationId: removePet");
    await project.generate();
    for (const args of [["--update-names"], [], ["--update-names"]]) {
      const { version, changelog } = await project.generate(...args);
      expect(version).toBe("2.0.0");
      expect(changelog).toContain(isRenamed);
    }
    await project.configure("2.0.0");
    expect(await project.generate()).toMatchObject({ code: 0, version: "2.0.0" });
    await project.editFurther("summary: All pets.", "summary: Pets.");
    const { version, changelog } = await project.generate();
    expect(version).toBe("2.0.1");
    expect(changelog.split(isRenamed)).toHaveLength(2);
  });

  it("is told by a baseline without names too: the lock has them", async () => {
    const project = await makeProject("1.0.0");
    await project.generate();
    const { lock: _, ...older } = JSON.parse(await project.read("out/wireform.baseline.json"));
    await project.write("out/wireform.baseline.json", JSON.stringify(older));
    await project.edit("operationId: deletePet", "operationId: removePet");
    for (const args of [["--update-names", "--force"], []])
      expect((await project.generate(...args)).changelog).toContain(isRenamed);
  });
});
