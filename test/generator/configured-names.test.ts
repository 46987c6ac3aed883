/**
 * `names` of the configuration with an existing package: it wins over the lock, but nothing else.
 */
import { describe, expect, it } from "vitest";
import { runInMemory as run } from "./memory.js";

const object = { type: "object", properties: { a: { type: "string" } } };
const get = (operationId: string) => ({
  get: { operationId, responses: { "204": { description: "Done." } } },
});
const pets = { paths: { "/pets": get("listPets") }, schemas: { Pet: object } };
const namesOf = (operations: Record<string, string>, schemas = {}) => ({
  names: { operations, schemas },
});

describe("a name that is asked for", () => {
  it("beats the lock with all that derives from it, is told, and is the lock's then", async () => {
    const { lock } = await run(pets);
    const wish = namesOf({ "GET /pets": "allPets" }, { Pet: "Animal" });
    const { told, files, ...renamed } = await run(pets, lock, wish);
    expect(told).toEqual([
      {
        code: "WF4004",
        line: 1,
        message:
          "renamed: listPets to allPets, operations/list-pets to operations/all-pets, api.listPets to api.allPets, " +
          "ListPetsInput to AllPetsInput, ListPetsResponses to AllPetsResponses",
      },
      {
        code: "WF4004",
        line: 1,
        message: "renamed: Pet to Animal, schemas/pet to schemas/animal",
      },
    ]);
    expect([...files].filter(([, text]) => /[lL]istPets/.test(text))).toEqual([
      ["src/operations/all-pets.ts", expect.stringContaining('id: "listPets"')],
    ]);
    expect(files).toEqual((await run(pets, "", wish)).files);
    const again = await run(pets, renamed.lock, wish);
    expect([again.codes, again.files]).toEqual([[], files]);
    // Without the setting it is a name like any other: it stays.
    const without = await run(pets, renamed.lock);
    expect(without.codes).toEqual(["WF4002", "WF4002"]);
    expect(without.files).toEqual(files);
  });

  it("is no reason to rename where it is the name already, in whatever spelling", async () => {
    const { lock, files } = await run(pets);
    const same = await run(pets, lock, namesOf({ listPets: "ListPets" }, { Pet: "pet" }));
    expect([same.codes, same.files]).toEqual([[], files]);
  });

  it.each([
    ["a reserved word", "class", "classOperation", "TypeScript already has class"],
    [
      "of the package",
      "createClient",
      "createClientOperation",
      "every client already exports createClient",
    ],
  ])("can't be %s: it is told what it is instead, and why", async (_, word, name, why) => {
    const wish = namesOf({ "GET /pets": word });
    const message = `\`names\` asks for ${word}, but this is called ${name}`;
    const first = await run(pets, "", wish);
    expect([first.told, first.hints]).toEqual([[{ code: "WF4003", line: 1, message }], [why]]);
    const again = await run(pets, first.lock, wish);
    expect([again.told, again.files]).toEqual([first.told, first.files]);
    const { lock } = await run(pets);
    const renamed = await run(pets, lock, wish);
    expect([renamed.codes, renamed.hints]).toEqual([
      ["WF4003", "WF4004"],
      [why, `\`names\` asks for ${word}: update the callers`],
    ]);
  });

  it("is refused by kind: a function may have what a type may not", async () => {
    const { told, lock } = await run(pets, "", namesOf({ listPets: "error" }, { Pet: "error" }));
    expect(told.map(({ message }) => message)).toEqual([
      "`names` asks for Error, but this is called ErrorSchema",
    ]);
    expect(lock).toContain("operations/error function=error ");
  });

  it("frees the name that it replaces, also for another that asks for that", async () => {
    const both = { paths: { "/a": get("one"), "/b": get("two"), "/c": get("three") } };
    const { lock } = await run(both);
    const swapped = await run(both, lock, namesOf({ one: "two", two: "one" }));
    expect(swapped.codes).toEqual(["WF4004", "WF4004"]);
    expect(swapped.lock).toContain("#/paths/~1a/get operations/two function=two ");
    expect(swapped.lock).toContain("#/paths/~1b/get operations/one function=one ");
    // The second can't have its name, so the first can't have the second's.
    const refused = await run(both, lock, namesOf({ one: "two", two: "three" }));
    expect(refused.lock).toBe(lock);
    expect(refused.told.map(({ code, message }) => [code, message])).toEqual([
      ["WF4002", "`names` asks for two, but the name one is kept"],
      ["WF4002", "`names` asks for three, but the name two is kept"],
    ]);
  });

  it("is not taken from what has it, or had it", async () => {
    const both = { paths: { "/a": get("one"), "/b": get("two") } };
    const { lock } = await run(both);
    const wish = namesOf({ one: "two" });
    const message = "`names` asks for two, but the name one is kept";
    for (const paths of [both.paths, { "/a": get("one") }]) {
      const { told, ...refused } = await run({ paths }, lock, wish);
      expect(told).toEqual([{ code: "WF4002", line: 1, message }]);
      expect(refused.lock).toBe(lock);
    }
    const added = { paths: { ...both.paths, "/c": get("three") } };
    const { told } = await run(added, lock, namesOf({ three: "two" }));
    const numbered = "`names` asks for two, but this is called two2";
    expect(told).toEqual([{ code: "WF4003", line: 1, message: numbered }]);
  });

  it("goes before the document's own, where none is settled", async () => {
    const both = { paths: { "/a": get("one"), "/b": get("two") } };
    const { lock } = await run(both, "", namesOf({ two: "one" }));
    expect(lock).toContain("#/paths/~1b/get operations/one function=one ");
    expect(lock).toContain("#/paths/~1a/get operations/one2 function=one2 ");
  });

  it("may be for a word that objects have from the language", async () => {
    const words = { schemas: { toString: object, constructor: object } };
    const { lock } = await run(words, "", namesOf({}, { toString: "Text" }));
    expect(lock).toContain("#/components/schemas/toString schemas/text type=Text");
    expect(lock).toContain("#/components/schemas/constructor schemas/constructor type=Constructor");
  });
});
