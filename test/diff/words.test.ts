/** How findings tell of values: in the words of OpenAPI, with what was and what is. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { signatureWords } from "../../generator/diff/operations/signature-words.js";
import { diffDocuments } from "../../generator/history/diff-documents.js";
import { makeFolder } from "../leftovers.js";

/** The messages for a change of one parameter. */
async function messages(...parameters: readonly [older: string, newer: string]) {
  const cwd = await makeFolder();
  const files = ["old.yaml", "new.yaml"] as const;
  for (const [i, parameter] of parameters.entries()) {
    const operation = `{ operationId: list, parameters: [{ name: p, in: query, ${parameter} }], responses: { "204": { description: Done. } } }`;
    const text = `openapi: 3.1.1\ninfo: { title: Pets, version: "1" }\npaths:\n  /pets: { get: ${operation} }\n`;
    await writeFile(path.join(cwd, files[i]!), text);
  }
  const { findings } = await diffDocuments(...files, { cwd });
  return findings!.map(({ level, message }) => `${level}: ${message}`);
}

it.each([
  ["schema: { default: a }", "schema: { default: b }", "has the default `b`, not `a`"],
  ["schema: { default: 1 }", "schema: {}", "no longer has the default `1`"],
  ["schema: {}", "schema: { default: [a] }", 'has the new default `["a"]`'],
])("tells a default that changed: %s, %s", async (older, newer, told) => {
  expect(await messages(older, newer)).toEqual([`patch: \`query.p\` ${told}.`]);
});

it("tells lists with `prefixItems` apart, and each change of them once", async () => {
  const pair = (more: string) => `schema: { prefixItems: [{ type: string }, true], ${more} }`;
  expect(await messages(pair("type: array"), pair("type: array, minItems: 2"))).toEqual([
    "major: `query.p` changed from a list, the first 2 by position to a list of 2 items or more, the first 2 by position.",
  ]);
  expect(
    await messages(
      pair("type: array, items: false, minItems: 1"),
      pair("type: array, items: false, minItems: 2"),
    ),
  ).toEqual(["major: `query.p` changed from a list of 1 to 2 items to a list of 2 items."]);
});

it.each([
  ["formQuery explode true allowReserved", "as `style: form, explode: true, allowReserved: true`"],
  ["header explode false", "as `style: simple, explode: false`"],
  ['delimitedPath with "|"', "as `style: pipeDelimited`"],
  ["cookieForm explode true", "as `style: form, explode: true`"],
  ["content image/png", "as `contentType: image/png`"],
  ["by type", "by its type"],
])("says %s as a document does", (signature, words) => {
  expect(signatureWords(signature, "contentType")).toBe(words);
});
