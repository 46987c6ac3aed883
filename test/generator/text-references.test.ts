/**
 * What the text of a JSON document shows of its references spares a walk over all of it. The same document
 * as YAML, of which nothing is known, loads the same files and gets the same diagnostics.
 */
import path from "node:path";
import { expect, it } from "vitest";
import { load } from "../../generator/1-load/load.js";
import { resolve } from "../../generator/2-resolve/resolve.js";
import type { Host } from "../../generator/host/host.js";

const name = '{ "type": "string" }';

/** The schemas of a document, and its version. */
const documents: Readonly<Record<string, readonly [schemas: string, version?: string]>> = {
  "no reference": [`"A": ${name}`],
  "one inside": [`"A": ${name}, "B": { "$ref": "#/components/schemas/A" }`],
  "one to another file": ['"A": { "$ref": "other.json#/a" }'],
  "one whose key has an escape": [String.raw`"A": { "\u0024ref": "other.json#/a" }`],
  "one that has an escape": [String.raw`"A": { "$ref": "\u006fther.json#/a" }`],
  "one in data": ['"A": { "example": { "$ref": "other.json#/a" } }'],
  "one that leads nowhere": ['"A": { "$ref": "#/components/schemas/B" }'],
  "one in data that leads nowhere": ['"A": { "example": { "$ref": "#/nowhere" } }'],
  "one to itself": ['"A": { "$ref": "#/components/schemas/A" }'],
  "one through another": [
    `"A": { "properties": { "a": ${name} } }, "B": { "$ref": "#/components/schemas/A" },` +
      ' "C": { "$ref": "#/components/schemas/B/properties/a" }',
  ],
  "one to a property of that name": [`"A": { "properties": { "$ref": ${name} } }`],
  "one by an $id": [
    `"A": { "$id": "urn:a", "$defs": { "b": ${name} }, "items": { "$ref": "#/$defs/b" } }`,
  ],
  "one that an $id leads back to itself": [
    `"A": { "$id": "urn:a", "components": { "schemas": { "B": { "$ref": "#/components/schemas/B" } } } }, "B": ${name}`,
  ],
  "one by an $anchor": ['"A": { "$anchor": "a" }, "B": { "$ref": "#a" }'],
  "one that is dynamic": ['"A": { "$dynamicRef": "other.json#/a" }'],
  "a mapping": [
    '"A": { "oneOf": [], "discriminator": { "propertyName": "p", "mapping": { "a": "other.json#/a" } } }',
  ],
  "a security scheme": [`"A": ${name}`, "3.2.0"],
};

it.each(Object.entries(documents))("%s", async (_, [schemas, version = "3.1.1"]) => {
  const text = `{ "openapi": "${version}", "info": { "title": "T", "version": "1" }, "paths": {},
    "security": [{ "other.json#/a": [] }], "components": { "schemas": { ${schemas} } } }`;
  const json = await found(text);
  const yaml = await found(`# YAML\n${text}`);
  expect([json.isKnown, yaml.isKnown]).toEqual([true, false]);
  expect(json.said).toEqual(yaml.said);
});

/** What is loaded of a document and said of it, and whether its references are known from its text. */
async function found(text: string) {
  const { documents: files, diagnostics } = await load("api.txt", hostOf(text), { cwd: "/folder" });
  const resolved = resolve(files!);
  const all = [...diagnostics, ...resolved.diagnostics].map(({ code, message }) => [code, message]);
  const isKnown = files!.entry.references !== undefined;
  return { said: { files: [...files!.files.keys()], all }, isKnown };
}

function hostOf(text: string): Host {
  const texts = new Map([
    [path.resolve("/folder/api.txt"), text],
    [path.resolve("/folder/other.json"), `{ "a": ${name} }`],
  ]);
  return {
    readFile: async (file) => Buffer.from(texts.get(file)!),
    realPath: async (file) => file,
    async stat(file) {
      const content = texts.get(file);
      return { kind: content === undefined ? "folder" : "file", size: content?.length ?? 0 };
    },
  };
}
