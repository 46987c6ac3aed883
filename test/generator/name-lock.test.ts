/** `wireform.lock`: what keeps a name, what can't take one, and what is reported. */
import { describe, expect, it } from "vitest";
import { runInMemory as run } from "./memory.js";

const object = { type: "object", properties: { a: { type: "string" } } };
const get = (operationId: string) => ({
  get: { operationId, responses: { "204": { description: "Done." } } },
});
const pet = { paths: { "/pets": get("readPets") }, schemas: { Pet: object } };

/** The line of a pointer, without its client and its pointer. */
function lineOf(lock: string, pointer: string): string | undefined {
  const start = `. ${pointer} `;
  const found = lock.split("\n").find((line) => line.startsWith(start));
  return found?.slice(start.length);
}

describe("what is added", () => {
  it("changes no file that was there, but the list of exports", async () => {
    const before = await run({
      paths: { "/a": get("read-pets") },
      schemas: { "foo-bar": object, Other: { $ref: "#/components/schemas/foo-bar" } },
    });
    const added = {
      paths: { "/A": get("readPets"), "/a": get("read-pets"), "/b": get("Read-Pets") },
      schemas: {
        FooBar: object,
        "foo-bar": object,
        Other: { $ref: "#/components/schemas/foo-bar" },
      },
    };
    const after = await run(added, before.lock);
    const changed = [...before.files.keys()].filter(
      (file) => before.files.get(file) !== after.files.get(file),
    );
    expect(changed).toEqual(["README.md", "src/api.ts", "src/index.ts", "wireform.lock"]);
    expect(after.codes).toEqual([]);
    expect(lineOf(after.lock, "#/components/schemas/FooBar")).toBe("schemas/foo-bar2 type=FooBar2");
    // Without a lock the exact name wins.
    const fresh = await run(added);
    expect(lineOf(fresh.lock, "#/components/schemas/FooBar")).toBe("schemas/foo-bar type=FooBar");
  });

  it("adds a line to the lock, and changes none", async () => {
    const before = await run(pet);
    const after = await run(
      { ...pet, paths: { ...pet.paths, "/dogs": get("readDogs") } },
      before.lock,
    );
    const added = after.lock.split("\n").filter((line) => !before.lock.split("\n").includes(line));
    expect(added).toEqual([expect.stringContaining(". #/paths/~1dogs/get operations/read-dogs ")]);
    expect(after.lock.length).toBe(before.lock.length + added[0]!.length + 1);
  });
});

describe("what is gone", () => {
  it("keeps its names from others, over any number of runs", async () => {
    const first = await run({ schemas: { payment: object } });
    const between = await run({ schemas: { Other: object } }, first.lock);
    expect(between.codes).toEqual([]);
    const last = await run({ schemas: { Other: object, Payment: object } }, between.lock);
    expect(last.told).toEqual([
      {
        code: "WF4003",
        line: 1,
        message:
          "Payment was a name of #/components/schemas/payment before: this is called Payment2",
      },
    ]);
    expect([...last.files.keys()]).toContain("src/schemas/payment2.ts");
    // It is reported once; from then on it is a name like any other.
    const again = await run({ schemas: { Other: object, Payment: object } }, last.lock);
    expect(again.codes).toEqual([]);
    expect(again.files).toEqual(last.files);
  });

  it("has them again when it comes back", async () => {
    const both = { "foo-bar": object, foo_bar: object };
    const first = await run({ schemas: both });
    const { lock } = await run({ schemas: { foo_bar: object } }, first.lock);
    expect((await run({ schemas: both }, lock)).files).toEqual(first.files);
  });

  it("frees them where its line is deleted", async () => {
    const { lock } = await run({ schemas: { payment: object } });
    const freed = lock.replace(/^\. #\/components\/schemas\/payment .*\n/m, "");
    const { files, codes } = await run({ schemas: { Payment: object } }, freed);
    expect(codes).toEqual([]);
    expect([...files.keys()]).toContain("src/schemas/payment.ts");
  });
});

describe("what has another name now", () => {
  const renamed = { ...pet, paths: { "/pets": get("listPets") } };

  it("keeps its old one, and that is told", async () => {
    const before = await run(pet);
    const { told, files } = await run(renamed, before.lock);
    expect(told).toEqual([
      {
        code: "WF4002",
        line: 1,
        message: "the name readPets is kept, though the document now asks for listPets",
      },
    ]);
    expect(files.get("src/operations/read-pets.ts")).toContain("export function readPets(");
    expect(files.get("wireform.lock")).toBe(before.lock);
  });

  it("--update-names gives the new one, tells what was renamed, and forgets what is gone", async () => {
    const { lock } = await run(pet);
    const updated = await run({ paths: renamed.paths }, lock, { updateNames: true });
    expect(updated.told).toEqual([
      {
        code: "WF4004",
        line: 1,
        message:
          "renamed: readPets to listPets, operations/read-pets to operations/list-pets, api.readPets to api.listPets, " +
          "ReadPetsInput to ListPetsInput, ReadPetsResponses to ListPetsResponses",
      },
    ]);
    expect(updated.files).toEqual((await run({ paths: renamed.paths })).files);
  });

  it("keeps it silently where only a path variable is renamed: OpenAPI takes both for one", async () => {
    const byVariable = (name: string) => ({
      paths: {
        [`/pets/{${name}}`]: {
          parameters: [{ name, in: "path", required: true, schema: { type: "string" } }],
          get: { responses: { "204": { description: "Done." } } },
        },
      },
    });
    const before = await run(byVariable("id"));
    const { lock, codes } = await run(byVariable("petId"), before.lock);
    expect(codes).toEqual([]);
    expect(lineOf(lock, "#/paths/~1pets~1{petId}/get")).toMatch(/ function=getPetsId /);
    expect(lock).toBe(before.lock.replace("{id}", "{petId}"));
  });

  it("keeps it where its operation is faulty for a while", async () => {
    const faulty = { get: { ...get("readPets").get, parameters: 1 } };
    const before = await run({ paths: { "/pets": get("readPets"), "/read": get("read-pets") } });
    const others = { "/read": get("read-pets"), "/pets": faulty };
    const { lock, codes } = await run({ paths: others }, before.lock, { partial: true });
    expect(codes).toEqual(["WF2005"]);
    expect(lock).toBe(before.lock);
  });
});

describe("the lock", () => {
  it("is the same wherever wireform is started", async () => {
    const schemas = { Pet: { $ref: "../common.json#/Cat" }, Other: object };
    const here = await run({ schemas }, "", { cwd: "/project" });
    const there = await run({ schemas }, here.lock, { cwd: "/project/api" });
    const elsewhere = await run({ schemas }, "", { cwd: "/elsewhere" });
    expect(lineOf(here.lock, "../common.json#/Cat")).toMatch(/^schemas\/.* type=/);
    expect([there.lock, elsewhere.lock]).toEqual([here.lock, here.lock]);
    expect(there.codes).toEqual([]);
  });

  it("holds the names of both sides after a merge, in any order", async () => {
    const base = await run(pet);
    const dogs = { ...pet.paths, "/dogs": get("readDogs") };
    const cats = { ...pet.paths, "/cats": get("readCats") };
    const one = await run({ ...pet, paths: dogs }, base.lock);
    const other = await run({ ...pet, paths: cats }, base.lock);
    const union = [...new Set([...other.lock.split("\n"), ...one.lock.split("\n")])].join("\n");
    const merged = await run({ ...pet, paths: { ...cats, ...dogs } }, union);
    expect(merged.codes).toEqual([]);
    expect(merged.lock.split("\n").toSorted()).toEqual(union.split("\n").toSorted());
  });

  it("tells of a rename where both sides of a merge gave one name", async () => {
    const one = await run({ schemas: { foo_bar: object } });
    const other = await run({ schemas: { "foo-bar": object } });
    for (const union of [one.lock + other.lock, other.lock + one.lock]) {
      const { told, lock } = await run({ schemas: { foo_bar: object, "foo-bar": object } }, union);
      const message = "renamed: FooBar to FooBar2, schemas/foo-bar to schemas/foo-bar2";
      expect(told).toEqual([{ code: "WF4004", line: 1, message }]);
      expect(lineOf(lock, "#/components/schemas/foo-bar")).toBe("schemas/foo-bar type=FooBar");
    }
  });

  it("can't be read: nothing is written, also with --partial; --update-names makes a new one", async () => {
    const { lock } = await run(pet);
    const broken = `${lock}no line\n`;
    for (const partial of [false, true]) {
      const refused = await run(pet, broken, { partial });
      expect(refused.codes).toEqual(["WF4001"]);
      expect(refused.files.size).toBe(0);
    }
    const updated = await run(pet, broken, { updateNames: true });
    expect(updated.codes).toEqual([]);
    expect(updated.lock).toBe(lock);
  });

  it("gives no name and no file that generated code may not have", async () => {
    const lines = [
      ". #/components/schemas/Pet operations/pet type=createClient",
      ". #/paths/~1pets/get index function=delete input=Array",
    ];
    const { files, codes } = await run(pet, lines.join("\n"));
    expect(codes).toEqual(["WF4004", "WF4004"]);
    const names = [...files.keys()].filter((file) => /src\/(schemas|operations)/.test(file));
    expect(names).toEqual(["src/operations/read-pets.ts", "src/schemas/pet.ts"]);
    expect(files.get("src/operations/read-pets.ts")).toContain("export function readPets(");
  });
});
