/**
 * Under `--watch`, a run keeps in memory what the next one needs. After each edit, it must give what a
 * whole run of a new process gives: after random ones, of one path and of others, and their undoing.
 */
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { RunMemory } from "../../generator/pipeline/edit/run-memory.js";
import { ownDocuments } from "../mutations/documents.js";
import { mutate } from "../mutations/mutate.js";
import { randomOf } from "../mutations/random.js";
import { editBothWays, makeProject, print, retold, run } from "./edits.js";

it("gives after each of many edits what a whole run gives", async () => {
  const random = randomOf(5);
  let [edits, remembered] = [0, 0];
  for (const [index, { name, value }] of (await ownDocuments()).entries()) {
    if (index % 12 !== 0 || print(value).length > 60_000) continue;
    const memory = new RunMemory();
    const project = await makeProject(value, memory);
    if (project === null) continue;
    let current = value;
    for (let turn = 0; turn < 5; turn++) {
      const mutant = mutate(current, random);
      const isInPaths = /^#?\/paths\//.test(mutant.at[0]!);
      const isText = turn % 2 === 0 || !isInPaths;
      // Now and then, an edit is undone.
      const next =
        random.below(5) === 0 ? value : isText ? retold(current, random) : mutant.document;
      const wasEmpty = memory.isEmpty;
      const ran = await editBothWays(project, next, memory);
      expect(ran.short, `${name}, edit ${turn}: ${isText ? "a text" : mutant.what}`).toEqual(
        ran.whole,
      );
      edits++;
      if (!wasEmpty && ran.isShort) remembered++;
      if (ran.short.ok) current = next;
    }
    // What is kept for later processes was put off, but not forgotten.
    const { output } = await run(project);
    expect(output.differences ?? [], name).toEqual([]);
  }
  expect(edits).toBeGreaterThan(25);
  expect(remembered).toBeGreaterThan(8);
});

const shop = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths: Object.fromEntries(
    ["a", "b"].map((name) => [
      `/${name}`,
      {
        get: {
          operationId: `find-${name}`,
          responses: {
            200: {
              description: "Found.",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
            },
          },
        },
      },
    ]),
  ),
  components: {
    schemas: {
      Pet: { type: "object", properties: { id: { type: "string" } } },
      Box: { type: "object", properties: { size: { type: "integer" } } },
    },
  },
};

function edited(from: string, to: string): unknown {
  const text = JSON.stringify(shop);
  expect(text.split(from)).toHaveLength(2);
  return JSON.parse(text.replace(from, to));
}

const [first, second] = ["First.", "Second."].map((text) =>
  edited('"find-a"', `"find-a","description":"${text}"`),
);

it.each([
  ["of the same path", edited('"find-a"', '"find-a","summary":"A."'), true],
  ["of another path", edited('"find-b"', '"find-b","summary":"B."'), true],
  [
    "that reaches another schema",
    edited(
      '"200":{"description":"Found.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Pet"}}}}}}},"/b"',
      '"200":{"description":"Found.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Box"}}}}}}},"/b"',
    ),
    true,
  ],
  ["of a schema", edited('"integer"', '"number"'), false],
  ["that is undone", shop, true],
])("remembers an edit, and does the next one: %s", async (_, next, isShort) => {
  const memory = new RunMemory();
  const project = (await makeProject(shop, memory))!;
  for (const document of [first, second])
    expect((await editBothWays(project, document, memory)).isShort).toBe(true);
  expect(memory.isEmpty).toBe(false);
  const ran = await editBothWays(project, next, memory);
  expect(ran.short).toEqual(ran.whole);
  expect(ran.isShort).toBe(isShort);
});

it.each([
  ["was edited by hand", (file: string) => appendFile(file, "// Mine.\n"), ["WF7003"]],
  ["is gone", (file: string) => rm(file), []],
])("notices that a file of the output %s since the last edit", async (_, change, codes) => {
  const memory = new RunMemory();
  const project = (await makeProject(shop, memory))!;
  expect((await editBothWays(project, first, memory)).isShort).toBe(true);
  const file = path.join(project, "out/src/operations/find-b.ts");
  const text = await readFile(file, "utf8");
  await change(file);
  await writeFile(path.join(project, "openapi.json"), print(second));
  const { output } = await run(project, { memory });
  expect(output.faults.map(({ code }) => code)).toEqual(codes);
  if (codes.length === 0) expect(await readFile(file, "utf8")).toBe(text);
});

it("lets another process write the output in between", async () => {
  const memory = new RunMemory();
  const project = (await makeProject(shop, memory))!;
  expect((await editBothWays(project, first, memory)).isShort).toBe(true);
  await writeFile(path.join(project, "openapi.json"), print(second));
  expect((await run(project)).isShort).toBe(true);
  const ran = await editBothWays(project, first, memory);
  expect(ran.short).toEqual(ran.whole);
});
