/** The header fields that messages of webhooks have to have: handlers refuse a message without. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { diffDocuments } from "../../generator/history/diff-documents.js";
import { makeFolder } from "../leftovers.js";

const print = (headers: readonly string[]) => `openapi: 3.1.1
info: { title: Clinic, version: "1" }
paths: {}
webhooks:
  booked:
    post:
      parameters: [${headers.join(", ")}]
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { "204": { description: Thanks. } }
`;

const header = (name: string, required = true) =>
  `{ name: ${name}, in: header, required: ${required}, schema: { type: string } }`;

async function told(older: readonly string[], newer: readonly string[]) {
  const folder = await makeFolder();
  await writeFile(path.join(folder, "old.yaml"), print(older));
  await writeFile(path.join(folder, "new.yaml"), print(newer));
  const { findings } = await diffDocuments("old.yaml", "new.yaml", { cwd: folder });
  return findings!.map(({ level, affects, message }) => [level, affects, message]);
}

it("tells of a header that has another name", async () => {
  expect(await told([header("Clinic-Signature")], [header("X-Signature")])).toEqual([
    [
      "major",
      "bytes",
      "`Webhooks.booked` no longer has to have the header Clinic-Signature: handlers made before refuse it without.",
    ],
    ["minor", null, "`Webhooks.booked` now has the header X-Signature."],
  ]);
});

it("tells of headers that are no longer required", async () => {
  const [first] = await told([header("A"), header("B")], [header("A", false)]);
  expect(first![2]).toContain("no longer has to have the headers A and B:");
});

it("takes no notice of letter case, and of headers that nobody requires", async () => {
  expect(await told([header("Sign"), header("A", false)], [header("sign")])).toEqual([]);
});
