/**
 * After an edit of a few paths, a run replaces in its output what these show. It must give what a whole
 * run gives, to the byte, and report the same: random edits hold that.
 */
import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { ownDocuments } from "../mutations/documents.js";
import { mutate } from "../mutations/mutate.js";
import { randomOf } from "../mutations/random.js";
import { keptFile } from "../package/kept.js";
import { editBothWays, makeProject, print, retold, run } from "./edits.js";

/** `null` if the document could not be generated before. */
async function runBothWays(before: unknown, after: unknown) {
  const project = await makeProject(before);
  return project === null ? null : editBothWays(project, after);
}

it("gives what a whole run gives", async () => {
  const random = randomOf(3);
  let [short, edits] = [0, 0];
  for (const [index, { name, value }] of (await ownDocuments()).entries()) {
    if (index % 4 !== 0 || print(value).length > 60_000) continue;
    const { document, what, at } = mutate(value, random);
    const changed: (readonly [unknown, string])[] = [[retold(value, random), "another text"]];
    if (/^#?\/paths\//.test(at[0]!)) changed.push([document, what]);
    for (const [after, edit] of changed) {
      const ran = await runBothWays(value, after);
      if (ran === null) break;
      expect(ran.short, `${name}: ${edit}`).toEqual(ran.whole);
      edits++;
      if (ran.isShort) short++;
    }
  }
  expect(edits).toBeGreaterThan(30);
  expect(short).toBeGreaterThan(20);
});

const done = { 204: { description: "Done." } };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const pet = { $ref: "#/components/schemas/Pet" };
const text = { type: "string" };
const shop = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  servers: [{ url: "https://shop.example" }],
  tags: [{ name: "pets" }],
  paths: {
    "/a": {
      get: { operationId: "findA", tags: ["pets"], responses: { 200: json(pet) } },
      post: { operationId: "makeA", requestBody: json(pet), responses: done },
    },
    "/b": {
      get: { operationId: "findB", responses: { 200: json({ $ref: "#/components/schemas/Box" }) } },
      post: {
        operationId: "makeB",
        requestBody: json({
          type: "object",
          properties: {
            of: text,
            size: { type: "integer" },
            note: { $ref: "#/components/schemas/Note" },
          },
        }),
        parameters: [{ name: "n", in: "query", schema: { type: "integer" } }],
        responses: { ...done, default: json({ $ref: "#/components/schemas/Box" }) },
      },
    },
    "/d": {
      get: {
        operationId: "findD",
        responses: { 200: json({ $ref: "#/components/schemas/Word" }) },
      },
    },
  },
  components: {
    schemas: {
      Pet: { type: "object", properties: { id: { type: "string", readOnly: true } } },
      Box: { type: "object", properties: { pet, "a/b~c": { type: "number" } } },
      Word: { type: "object", properties: { text } },
      Note: { type: "object", properties: { at: { type: "string", format: "date-time" } } },
    },
    securitySchemes: { key: { type: "http", scheme: "bearer" } },
  },
};

const boxed =
  '"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Box"';

/** The shop with another text instead of one that it has once. */
function edited(from: string, to: string): unknown {
  const text = JSON.stringify(shop);
  expect(text.split(from)).toHaveLength(2);
  return JSON.parse(text.replace(from, to));
}

it.each([
  ["a description", '"findA",', '"findA","description":"All of them.",'],
  ["the type of a member", '"size":{"type":"integer"}', '"size":{"type":"string"}'],
  ["a member more", '"size":{"type":"integer"}', '"size":{"type":"integer"},"b":{"type":"string"}'],
  [
    "what is required",
    '"#/components/schemas/Note"}}',
    '"#/components/schemas/Note"}},"required":["size"]',
  ],
  ["a security of its own", '"findB",', '"findB","security":[],'],
  ["another schema in a response", `"findB",${boxed}`, `"findB",${boxed.replace("Box", "Word")}`],
  ["nothing that code shows", '"findB",', '"findB","x-owner":"us",'],
])("reads only what changed after an edit of an operation: %s", async (_, from, to) => {
  const ran = await runBothWays(shop, edited(from, to));
  expect(ran!.short).toEqual(ran!.whole);
  expect(ran!.isShort).toBe(true);
});

it.each([
  ["a new path", '"/b":', '"/c":{"get":{"operationId":"findC"}},"/b":'],
  ["a new operation", '"/b":{', '"/b":{"put":{"operationId":"putB"},'],
  ["another path", '"/b":', '"/b2":'],
  ["a path that is gone", JSON.stringify(shop.paths["/a"]), "{}"],
  ["an operation that is gone", '"get":{"operationId":"findB"', '"x-get":{"operationId":"findB"'],
  ["another name of an operation", '"findB"', '"listB"'],
  ["another tag", '["pets"]', '["animals"]'],
  ["a shared schema", '"readOnly":true', '"readOnly":false'],
  ["the name of a schema", '"Box":{', '"Crate":{'],
  ["the security of all", '"tags":[{', '"security":[{"key":[]}],"tags":[{'],
  ["a response of what other paths send", '/Word"}}}}}}}', '/Note"}}}}}}}'],
  ["a server", "https://shop.example", "https://shop.example/v2"],
  ["the text of a tag", '{"name":"pets"', '{"description":"Pets.","name":"pets"'],
  ["an error", '"size":{"type":"integer"', '"size":{"$ref":"#/components/schemas/Bx"'],
])("gives the same after an edit of more than an operation: %s", async (_, from, to) => {
  const ran = await runBothWays(shop, edited(from, to));
  expect(ran!.short).toEqual(ran!.whole);
  expect(ran!.isShort).toBe(false);
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object) => ({ type: "object", properties });

/** Its responses reach schemas through others. */
const library = {
  openapi: "3.0.3",
  info: { title: "Library", version: "1" },
  paths: {
    "/books": {
      get: {
        operationId: "findBooks",
        parameters: [{ name: "size", in: "query", schema: text }],
        responses: { 200: json(ref("Page")) },
      },
      post: {
        operationId: "addBook",
        requestBody: json(object({ title: text, by: ref("Person") })),
        responses: { 200: json(ref("Book")), default: { $ref: "#/components/responses/Failed" } },
      },
    },
    "/readers": { get: { operationId: "findReaders", responses: { 200: json(ref("Shelf")) } } },
  },
  components: {
    responses: { Failed: { description: "Failed.", ...json(ref("Failure")) } },
    schemas: {
      Page: { allOf: [ref("Cursor"), object({ books: { type: "array", items: ref("Book") } })] },
      Cursor: object({ next: { type: "string", nullable: true } }),
      Book: object({ title: text, by: ref("Person"), on: ref("Shelf"), cover: ref("Cover") }),
      Person: object({ name: text }),
      Shelf: object({
        of: { oneOf: [ref("Book"), ref("Cover")] },
        id: { ...text, readOnly: true },
      }),
      Cover: { ...text, format: "byte" },
      Failure: object({ at: ref("Shelf/properties/of"), why: text }),
    },
  },
};

const pages = [
  { kind: "cursor", items: "/books", parameter: "after", next: "/next" },
  { kind: "offset", items: "/books", parameter: "size" },
];
const size = '"parameters":[{"name":"size"';
const afterAndSize = `"parameters":[{"name":"after","in":"query","schema":{"type":"string"}},{"name":"size"`;

it.each([
  ["a parameter", library, size, afterAndSize, true],
  [
    "a parameter by which pages follow each other",
    { ...library, "x-wireform": { pagination: pages } },
    size,
    afterAndSize,
    false,
  ],
  ["a description", library, '"addBook",', '"addBook","description":"One more.",', true],
  ["a member", library, '"title":{', '"title":{"description":"Its title.",', true],
  [
    "a member of a schema that only responses have reached",
    library,
    '"by":{"$ref":"#/components/schemas/Person"}}}}}',
    '"by":{"$ref":"#/components/schemas/Shelf"}}}}}',
    false,
  ],
  ["a response", library, 'schemas/Shelf"}}}}}}}', 'schemas/Cover"}}}}}}}', false],
])(
  "reads of responses that stay the same only what they name: %s",
  async (_, document, from, to, isShort) => {
    const text = JSON.stringify(document);
    expect(text).toContain(from);
    const ran = await runBothWays(document, JSON.parse(text.replace(from, to)));
    expect(ran!.short).toEqual(ran!.whole);
    expect(ran!.isShort).toBe(isShort);
  },
);

it("leaves an output alone that isn't as it was written", async () => {
  const cwd = (await makeProject(shop))!;
  const file = path.join(cwd, "out/src/operations/find-b.ts");
  const text = await readFile(file, "utf8");
  await writeFile(file, `${text}// Edited.\n`);
  await writeFile(
    path.join(cwd, "openapi.json"),
    print(edited('"findA",', '"findA","summary":"A.",')),
  );
  const { output } = await run(cwd);
  expect(output.faults.map(({ code }) => code)).toEqual(["WF7003"]);
  await writeFile(file, text);
  expect((await run(cwd)).isShort).toBe(true);
});

it("notices a file that was edited since its hash was kept, whatever its size and time", async () => {
  const cwd = (await makeProject(shop))!;
  const file = path.join(cwd, "out/src/operations/find-b.ts");
  const tell = (summary: string) =>
    writeFile(
      path.join(cwd, "openapi.json"),
      print(edited('"findA",', `"findA","summary":"${summary}",`)),
    );
  await tell("First.");
  expect((await run(cwd)).isShort).toBe(true);
  const { atime, mtime } = await stat(file);
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("import", "Import"));
  await utimes(file, atime, mtime);
  await tell("Second.");
  expect((await run(cwd)).output.faults.map(({ code }) => code)).toEqual(["WF7003"]);
});

it("reads files anew where the disk has damaged what was kept of their hashes", async () => {
  const project = (await makeProject(shop))!;
  const kept = keptFile(path.join(project, "out"), "hashes");
  for (const damage of [
    (text: string) => text.slice(0, text.length / 2),
    // Some bytes less, which still are base64.
    (text: string) => text.replace(/(?<=\n.{20}).{4}/s, ""),
    (text: string) => text.slice(0, -8) + "AAAAAAA=",
  ]) {
    await writeFile(
      path.join(project, "openapi.json"),
      print(edited('"findB",', `"findB","description":"${damage.toString().length}",`)),
    );
    expect((await run(project)).isShort).toBe(true);
    const text = await readFile(kept, "utf8");
    await writeFile(kept, damage(text));
    const file = path.join(project, "out/package.json");
    await writeFile(file, await readFile(file));
    const { output, isShort } = await run(project);
    expect([output.ok, output.differences, isShort]).toEqual([true, [], false]);
    // Nothing was generated anew: all was compared.
    expect(await readFile(kept, "utf8")).toHaveLength(text.length);
  }
});

it.each([
  ["of another run than the record", (older: string) => older],
  ["damaged in what was edited", inDocument("Second.", "Sekond.")],
  ["damaged in another path", inDocument('"findB"', '"findX"')],
  ["damaged in a component", inDocument('"schemas"', '"skemas"')],
])("trusts no kept document that is %s", async (_, damage) => {
  const project = (await makeProject(shop))!;
  const kept = keptFile(path.join(project, "out"), "documents");
  const after = (summary: string) => edited('"findA",', `"findA","summary":"${summary}",`);
  const texts: string[] = [];
  for (const summary of ["First.", "Second."]) {
    await writeFile(path.join(project, "openapi.json"), print(after(summary)));
    expect((await run(project)).isShort).toBe(true);
    texts.push(await readFile(kept, "utf8"));
  }
  await writeFile(kept, damage(texts[0]!, texts[1]!));
  const { isShort, short, whole } = await editBothWays(project, after("Third."));
  expect(isShort).toBe(false);
  expect(short.files).toEqual(whole.files);
});

/** Replaces something in the document, which is behind two lines. */
function inDocument(from: string, to: string) {
  return (_: string, kept: string) => {
    const at = kept.indexOf(from, kept.indexOf("\n", kept.indexOf("\n") + 1));
    expect(at).toBeGreaterThan(0);
    return kept.slice(0, at) + to + kept.slice(at + from.length);
  };
}
