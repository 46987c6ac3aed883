/** Where `wireform mock` says that a document declares what a body violates. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { DeclaredPlaces } from "../../generator/cli/declared/declared-places.js";
import { nodeHost } from "../../generator/host/host.js";
import { readClient } from "../../generator/pipeline.js";
import { makeFolder } from "../leftovers.js";

const content = {
  "text/plain": { schema: { type: "string", maxLength: 5 } },
  "application/*": { schema: { type: "object", minProperties: 1 } },
};
const responses = { 204: { description: "done" } };
const note = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1" },
  paths: { "/notes": { post: { operationId: "addNote", requestBody: { content }, responses } } },
};

it.each([
  ["text/plain", "text~1plain"],
  ["text/plain; charset=utf-8", "text~1plain"],
  ["application/json", "application~1*"],
  // The document declares none for it: the first one.
  ["image/png", "text~1plain"],
  [null, "text~1plain"],
])("of a body that is sent as %s", async (contentType, declared) => {
  const folder = await makeFolder();
  await writeFile(path.join(folder, "openapi.json"), JSON.stringify(note));
  const { client, openapi, sources } = await readClient(
    { document: "openapi.json", name: null },
    folder,
    nodeHost,
  );
  const places = new DeclaredPlaces(openapi!, sources);
  const [operation] = client!.api.operations;
  expect(places.ofRequest(operation!, contentType, { path: ["body"], keyword: "type" })).toBe(
    `openapi.json#/paths/~1notes/post/requestBody/content/${declared}/schema/type`,
  );
});
