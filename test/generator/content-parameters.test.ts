/** Parameters with `content`: what is said where their text has no room for what the schema describes. */
import { expect, it } from "vitest";
import { runInMemory } from "./memory.js";

const object = { type: "object", properties: { a: { type: "integer" } } };

async function toldOf(mediaType: string, schema: object) {
  const parameter = { name: "p", in: "query", content: { [mediaType]: { schema } } };
  const get = {
    operationId: "find",
    parameters: [parameter],
    responses: { 204: { description: "Done." } },
  };
  const { files, told } = await runInMemory({ paths: { "/a": { get } } });
  const type = /^  p\?: (.*?)(?: \| undefined)?;$/m.exec(files.get("src/operations/find.ts")!)![1];
  return { type, told: told.map(({ code, message }) => `${code} ${message}`) };
}

it.each([
  ["application/xml", object],
  ["text/csv", { type: "array", items: { type: "string" } }],
  ["multipart/form-data", object],
  ["application/octet-stream", object],
])("says that a structure isn't used in %s, and takes a text", async (mediaType, schema) => {
  const said = `WF3005 ${mediaType} is passed as text: the schema's structure is not used`;
  expect(await toldOf(mediaType, schema)).toEqual({ type: "string", told: [said] });
});

it.each([
  ["application/xml", { type: "string" }, "string"],
  ["text/plain", { type: "integer" }, "number"],
  ["text/plain", {}, "unknown"],
  ["application/problem+json", object, "FindP"],
  ["application/x-www-form-urlencoded", object, "FindP"],
])("writes in %s what fits it", async (mediaType, schema, type) => {
  expect(await toldOf(mediaType, schema)).toEqual({ type, told: [] });
});
