/** A document compared with itself: whatever it contains, nothing has changed. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { diffDocuments } from "../../generator/history/diff-documents.js";
import { packageRoot } from "../../generator/host/package-root.js";
import { readIndex, unpack } from "../corpus/documents.js";
import { describeShared } from "../shared.js";

const casesFolder = path.join(packageRoot, "test/cases");
const documents = (await readdir(casesFolder, { recursive: true }))
  .filter((file) => /^[^/]+\/openapi\.(yaml|json)$/.test(file))
  .toSorted();

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), "wireform-same-"));
});
afterAll(() => rm(work, { recursive: true, force: true }));

it("says nothing of any case", async () => {
  let compared = 0;
  for (const document of documents) {
    const { findings } = await diffDocuments(document, document, { cwd: casesFolder });
    expect(findings ?? [], document).toEqual([]);
    if (findings !== null) compared++;
  }
  expect(compared).toBeGreaterThan(60);
});

const binary = "application/octet-stream: { schema: { type: string, format: binary } }";
const json = "application/json: { schema: { type: object } }";
const events = "text/event-stream: { schema: { type: object } }";
const lines = "application/jsonl: { itemSchema: { type: object } }";

it.each([
  [binary, events],
  [events, binary],
  [binary, lines],
  [lines, binary, json],
  [json, events],
])("says nothing of an answer of %s and %s", async (...contents) => {
  const text = `openapi: 3.2.0
info: { title: Exports, version: "1" }
paths:
  /export:
    get:
      operationId: readExport
      responses: { "200": { description: All., content: { ${contents.join(", ")} } } }
`;
  await writeFile(path.join(work, "openapi.yaml"), text);
  const { findings } = await diffDocuments("openapi.yaml", "openapi.yaml", { cwd: work });
  expect(findings).toEqual([]);
});

describeShared("of the corpus", () => {
  it.each([
    "museum",
    "netlify",
    "ogen-sample",
    "sendgrid-mail-v3",
    "ably-control",
    "hey-api-opencode",
    "xero-files",
  ])("says nothing of %s", async (id) => {
    const entry = (await readIndex()).find((document) => document.id === id)!;
    const { cwd, document, roots } = await unpack(entry, work);
    const { findings, diagnostics } = await diffDocuments(document, document, { cwd, roots });
    expect([findings, diagnostics]).toEqual([[], []]);
  });
});
