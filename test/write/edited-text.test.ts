/** Edits of a document's text, whatever it looks like: a run after them gives what a whole run gives. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { RunMemory } from "../../generator/pipeline/edit/run-memory.js";
import { editBothWays, makeProject, print, run } from "./edits.js";

const operation = (operationId: string, more: object = {}) => ({
  operationId,
  ...more,
  responses: {
    "404": { description: "Not found." },
    "200": {
      description: "Gefunden: ü, 猫, 😀.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/Katze-ü" } } },
    },
  },
});

// A list that may be empty, but is required, is a warning: its place moves.
const lists = {
  requestBody: {
    content: {
      "application/x-www-form-urlencoded": {
        schema: {
          type: "object",
          properties: { "list ü": { type: "array", items: { type: "string" } } },
          required: ["list ü"],
        },
      },
    },
  },
};

const says = 'Says "b\\", in\ntwo lines: ü.';
const shop = {
  openapi: "3.0.3",
  "x-first": { "\\": '"' },
  info: { title: 'Ein "Laden" – ü 😀', version: "1" },
  paths: {
    "/a": { post: operation("makeA", lists) },
    "/b": { get: operation("findB", { description: says }) },
    "/c": { post: operation("makeC", lists) },
  },
  components: {
    schemas: {
      "Katze-ü": { type: "object", properties: { "größe 😀": { type: "number" } } },
      Dog: { type: "object", properties: { "1": { type: "string" }, "0": { type: "string" } } },
    },
  },
  tags: [{ name: "letzte" }],
};

const lined = print(shop);
const { components: _, ...first } = shop;
const layouts: Readonly<Record<string, string>> = {
  "in lines": lined,
  "in one line": JSON.stringify(shop),
  "in lines that all begin at the left": lined.replace(/\n +/g, "\n"),
  "in misleading lines": lined.replace(/^ {6,}/gm, "    "),
  "with blanks around it": ` \n\n${lined.replaceAll('":', '" :')}\n \n`,
  "of which components come first": print({
    components: shop.components,
    ...first,
    webhooks: {},
    "x-last": 1,
  }),
};

const escapes = JSON.stringify(says).slice(1, -1);

it.each(Object.entries(layouts))("edits of a document %s", async (__, text) => {
  const change = (from: string, to: string) => {
    expect(text.split(from)).toHaveLength(2);
    return text.replace(from, () => to);
  };
  const edits = [
    change('"findB"', '"findB","summary":"Erste ü\\n😀"'),
    change(escapes, `${escapes.slice(0, 5)}ä\\"😀 und mehr\\\\${escapes.slice(5)}`),
    // In two paths at once: one more list is a warning less in another.
    change('"findB"', '\n\n"findB"').replace('"makeC"', '"makeC", "description": "C"\n'),
    change('"findB"', '"findB", \n "deprecated": true').replace(
      '"makeA"',
      '"makeA","summary":"😀"',
    ),
    text,
  ];
  // Every other one without a memory, by what is kept on the disk.
  const memory = text.length % 2 === 0 ? new RunMemory() : undefined;
  const project = (await makeProject(text, memory))!;
  for (const [index, edit] of edits.entries()) {
    const ran = await editBothWays(project, edit, memory);
    expect(ran.short, `edit ${index}`).toEqual(ran.whole);
    expect(ran.isShort, `edit ${index}`).toBe(true);
  }
});

const bom = "\ufeff";
const crlf = (text: string) => text.replaceAll("\n", "\r\n");
const pathOf = (name: "/a" | "/b" | "/c") => `${JSON.stringify(name)}: ${inner(shop.paths[name])}`;
const inner = (value: object) => print(value).replaceAll("\n", "\n    ");

const edits: readonly (readonly [what: string, text: string])[] = [
  ["at the start", lined.replace('"3.0.3"', '"3.0.2"')],
  ["before the start", `\n${lined}`],
  ["behind the end", `${lined}\n`],
  ["behind the end, which is no JSON then", `${lined}}`],
  ["of the last member", lined.replace("letzte", "andere")],
  ["of a component", lined.replace('"number"', '"integer"')],
  ["of the name of a component", lined.replaceAll("Katze-ü", "Katze-ä")],
  [
    "of the order of components",
    lined.replace("Katze-ü", "Dog").replace('"Dog": {', '"Katze-ü": {'),
  ],
  [
    "of the order of paths",
    lined
      .replace(pathOf("/a"), "0")
      .replace(pathOf("/b"), pathOf("/a"))
      .replace("0,", `${pathOf("/b")},`),
  ],
  ["that renames a path", lined.replace('"/b"', '"/b2"')],
  ["that renames a key", lined.replace('"description": "Says', '"summary": "Says')],
  ["that makes a path twice", lined.replace('"/b"', '"/a"')],
  ["that makes a key twice", lined.replace('"makeC"', '"makeC", "operationId": "makeC"')],
  [
    "that makes a key twice, once escaped",
    lined.replace('"makeC"', '"makeC", "operation\\u0049d": "makeC"'),
  ],
  ["that ends a string too early", lined.replace("Says", 'Says"')],
  ["that leaves a string open", lined.replace('"makeC"', '"makeC')],
  ["that leaves an object open", lined.replace('"/c": {', '"/c": { {')],
  ["with a comma too many", lined.replace('"makeC",', '"makeC",,')],
  [
    "with a comma at the end",
    lined.replace(/\}\n {2}\},\n {2}"components"/, '},\n  },\n  "components"'),
  ],
  ["with a comment", lined.replace('"makeC",', '"makeC", // ours\n')],
  ["with a byte that is no text", lined.replace('"makeC",', '"makeC","summary":"\\u0000",')],
  ["with a blank that JSON doesn't have", lined.replace('"makeC",', '"makeC",\u00a0')],
  ["with a mark between members", lined.replace('"/c"', `${bom}"/c"`)],
  ["with a mark at the start", `${bom}${lined.replace("makeC", "makeD")}`],
  ["with CR LF in one place", lined.replace('"makeC",\n', '"makeC",\r\n "summary":"x",')],
  ["with CR LF everywhere", crlf(lined.replace('"makeC",', '"makeC", "summary": "x",'))],
  ["that refers to another path", lined.replace('"#/components/schemas/Katze-ü"', '"#/paths/~1c"')],
  [
    "that is too deep",
    lined.replace('"makeC",', `"makeC", "x-deep": ${"[".repeat(397)}${"]".repeat(397)},`),
  ],
  ["of all", lined.replaceAll('"description":', '"x-description":')],
  ["to nothing", ""],
];

it.each([
  ["a new process", undefined],
  ["--watch", new RunMemory()],
])("gives what a whole run gives after any edit, in %s", async (__, memory) => {
  const project = (await makeProject(lined, memory))!;
  for (const [index, [what, edit]] of edits.entries()) {
    // So that there is an index, and with `--watch` a version in memory.
    await writeFile(
      path.join(project, "openapi.json"),
      lined.replace('"makeC"', `"makeC","summary":"${index}"`),
    );
    await run(project, memory && { memory });
    expect(edit, what).not.toBe(lined);
    const ran = await editBothWays(project, edit, memory);
    expect(ran.short, what).toEqual(ran.whole);
  }
});

it.each([
  ["a byte order mark", (text: string) => `${bom}${text}`, true],
  ["CR LF", crlf, false],
  ["comments", (text: string) => text.replace("{", "{ // ours"), false],
])("edits a document with %s", async (__, written, isShort) => {
  const project = (await makeProject(written(lined)))!;
  for (const summary of ["first", "second", "third 😀"]) {
    const text = lined.replace('"makeC"', `"makeC","summary":"${summary}"`);
    const ran = await editBothWays(project, written(text));
    expect(ran.short).toEqual(ran.whole);
    expect(ran.isShort).toBe(isShort);
  }
});

it.each([
  ["plainly", "#/paths/~1a/get"],
  ["with the slashes of PHP", "#\\/paths\\/~1a\\/get"],
  ["with escapes of JSON", "\\u0023/p\\u0061ths/~1a/get"],
  ["with escapes of URLs", "#/p%61ths/~1a/get"],
])("edits what another path refers to: %s", async (__, place) => {
  const content = { "application/json": { schema: { properties: { id: { type: "string" } } } } };
  const get = (response: object) => ({ get: { responses: { "200": response } } });
  const pets = get({ description: "Pets.", content });
  const { openapi, info } = shop;
  const others = print({ openapi, info, paths: { "/a": pets, "/b": get({ $ref: "HERE" }) } });
  const before = others.replace("HERE", `${place}/responses/200`);
  const project = (await makeProject(before))!;
  const ran = await editBothWays(project, before.replace('"string"', '"integer"'));
  expect(ran.short).toEqual(ran.whole);
});
