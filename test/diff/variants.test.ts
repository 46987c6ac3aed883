/** Choices: which variants are compared with each other, in any order. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { diffDocuments } from "../../generator/history/diff-documents.js";
import { makeFolder } from "../leftovers.js";

const cat =
  "{ type: object, required: [t], properties: { t: { type: string }, x: { type: string } } }";
const dog =
  "{ type: object, required: [t], properties: { t: { type: string }, y: { type: string } } }";
const types = { Cat: cat, Dog: dog };

const ref = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;
const choice = (names: readonly string[], mapping: Readonly<Record<string, string>>) => {
  const entries = Object.entries(mapping).map(
    ([v, name]) => `${v}: "#/components/schemas/${name}"`,
  );
  const discriminator = `{ propertyName: t, mapping: { ${entries.join(", ")} } }`;
  return `{ oneOf: [${names.map(ref).join(", ")}], discriminator: ${discriminator} }`;
};

const catDog = choice(["Cat", "Dog"], { c: "Cat", d: "Dog" });

interface Kept {
  readonly member: string;
  readonly types?: Readonly<Record<string, string>>;
  readonly int64?: string;
}

/** A member of requests and responses. */
function print({ member, types: named = {}, int64 = "number" }: Kept): string {
  const body = `{ type: object, properties: { p: ${member} } }`;
  const schemas = Object.entries(named).map(([name, schema]) => `    ${name}: ${schema}\n`);
  return `openapi: 3.1.1
info: { title: Pets, version: "1" }
x-wireform: { int64: ${int64} }
paths:
  /asked:
    post:
      operationId: ask
      requestBody: { content: { application/json: { schema: ${body} } } }
      responses: { "204": { description: Done. } }
  /given:
    get:
      operationId: give
      responses: { "200": { description: Done., content: { application/json: { schema: ${body} } } } }
components:
  schemas:
    Unused: { type: object }
${schemas.join("")}`;
}

async function diff(older: Kept, newer: Kept): Promise<readonly string[]> {
  const cwd = await makeFolder();
  await writeFile(path.join(cwd, "old.yaml"), print(older));
  await writeFile(path.join(cwd, "new.yaml"), print(newer));
  const { findings, diagnostics } = await diffDocuments("old.yaml", "new.yaml", { cwd });
  expect(diagnostics).toEqual([]);
  return findings!.map(({ level, kind, message }) => `${level} ${kind}: ${message}`);
}

it.each([
  ["under a discriminator", catDog, choice(["Dog", "Cat"], { c: "Cat", d: "Dog" })],
  [
    "under one that has several values for a variant",
    choice(["Cat", "Dog"], { c: "Cat", k: "Cat", d: "Dog" }),
    choice(["Dog", "Cat"], { d: "Dog", k: "Cat", c: "Cat" }),
  ],
  [
    "that only refer",
    `{ oneOf: [${ref("Cat")}, ${ref("Dog")}] }`,
    `{ oneOf: [${ref("Dog")}, ${ref("Cat")}] }`,
  ],
  ["without a name", `{ oneOf: [${cat}, ${dog}] }`, `{ oneOf: [${dog}, ${cat}] }`],
  [
    "that are lists",
    "{ oneOf: [{ type: array, items: { type: string } }, { type: array, items: { type: boolean } }] }",
    "{ oneOf: [{ type: array, items: { type: boolean } }, { type: array, items: { type: string } }] }",
  ],
])("the order of variants %s is no change", async (_, older, newer) => {
  expect(await diff({ member: older, types }, { member: newer, types })).toEqual([]);
});

it("a variant that changes place and value is told by its value alone", async () => {
  const newer = choice(["Dog", "Cat"], { cat: "Cat", d: "Dog" });
  expect(await diff({ member: catDog, types }, { member: newer, types })).toEqual([
    'major enum-value-removed: `body.p.t` no longer accepts "c".',
    'major enum-value-removed: `200: data.p.t` is no longer "c".',
    'major enum-value-added: `200: data.p.t` may also be "cat".',
    'minor enum-value-added: `body.p.t` also accepts "cat".',
  ]);
});

it("a variant by another name is found by its value, wherever it stands", async () => {
  const newer = choice(["Dog", "Lynx"], { c: "Lynx", d: "Dog" });
  const found = await diff(
    { member: catDog, types },
    { member: newer, types: { Lynx: cat, Dog: dog } },
  );
  expect(found).toEqual(["major schema-renamed: The type `Cat` was renamed to `Lynx`."]);
});

it("a discriminator that comes leaves the variants what they are", async () => {
  const plain = `{ oneOf: [${ref("Dog")}, ${ref("Cat")}] }`;
  const found = await diff({ member: plain, types }, { member: catDog, types });
  expect(found).toEqual([
    'major type-changed: `body.p.t` changed from a string to "c".',
    'major type-changed: `body.p.t` changed from a string to "d".',
    'major type-changed: `200: data.p.t` changed from a string to "c".',
    'major type-changed: `200: data.p.t` changed from a string to "d".',
  ]);
});

it("variants that only name a changed type are what they were", async () => {
  const holder = (name: string) => `{ type: object, properties: { held: ${ref(name)} } }`;
  const member = `{ oneOf: [${holder("Dog")}, ${holder("Cat")}] }`;
  const shut = cat.replace("required: [t]", "required: [t, x]");
  const found = await diff({ member, types }, { member, types: { ...types, Cat: shut } });
  expect(found).toEqual(["major property-required: `Cat.x` is now required."]);
});

it.each(["integer", "[integer, 'null']"])("%s widens to number", async (type) => {
  const newer = type.replace("integer", "number");
  expect(await diff({ member: `{ type: ${type} }` }, { member: `{ type: ${newer} }` })).toEqual([
    "minor type-widened: `body.p` changed from an integer to a number.",
    "patch format-changed: `200: data.p` changed from an integer to a number.",
  ]);
});

it("says what an int64 is now", async () => {
  const member = "{ type: integer, format: int64 }";
  expect(await diff({ member }, { member, int64: "bigint" })).toEqual([
    "major type-changed: `200: data.p` changed from integer (int64) as a number to integer (int64) as a bigint.",
  ]);
});
