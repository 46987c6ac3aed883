/** Each edit of the catalogue: the findings of `diff`, and whether compilers and bytes agree. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { diffDocuments } from "../../generator/history/diff-documents.js";
import { makeFolder } from "../leftovers.js";
import { bodies } from "./catalogue/bodies.js";
import { constraints } from "./catalogue/constraints.js";
import { clients } from "./catalogue/clients.js";
import { operations } from "./catalogue/operations.js";
import { parameters } from "./catalogue/parameters.js";
import { responses } from "./catalogue/responses.js";
import { schemas } from "./catalogue/schemas.js";
import { vendors } from "./catalogue/vendors.js";
import type { Edit } from "./edit.js";
import { applyEdit, judge, readDocument, type Verdict } from "./proof.js";

const edits: readonly Edit[] = [
  ...operations,
  ...parameters,
  ...bodies,
  ...responses,
  ...schemas,
  ...constraints,
  ...clients,
  ...vendors,
];

let verdicts: readonly Verdict[];
beforeAll(async () => {
  verdicts = await judge(edits, await makeFolder());
});

it("is large, and each edit has a name of its own", () => {
  expect(edits.length).toBeGreaterThanOrEqual(60);
  expect(new Set(edits.map(({ name }) => name)).size).toBe(edits.length);
});

describe.each(edits.map((edit, index) => ({ ...edit, index })))("$document: $name", (edit) => {
  it("is told as it should be", async () => {
    const findings = await diffEdit(edit);
    expect(findings.map(titleOf)).toEqual(edit.findings);
    for (const { old, new: newer, message } of findings) {
      expect([old?.file ?? "old.yaml", newer?.file ?? "new.yaml"]).toEqual([
        "old.yaml",
        "new.yaml",
      ]);
      expect(message).toMatch(/^[\S].*\.$/);
    }
  });

  it("does to a caller what is told", async () => {
    const { complaints, differences } = verdicts[edit.index]!;
    const affects = (await diffEdit(edit)).map((finding) => finding.affects);
    if (affects.includes("types")) expect(complaints).not.toEqual([]);
    else expect(complaints).toEqual([]);
    if (affects.includes("bytes")) expect(differences).not.toEqual([]);
    // A program that doesn't compile isn't sent either.
    else if (!affects.includes("types")) expect(differences).toEqual([]);
  });
});

const told = new Map<string, ReturnType<typeof diffFresh>>();

/** Once for both tests of an edit. */
function diffEdit(edit: Edit) {
  const findings = told.get(edit.name) ?? diffFresh(edit);
  told.set(edit.name, findings);
  return findings;
}

async function diffFresh(edit: Edit) {
  const folder = await makeFolder();
  const text = await readDocument(edit.document);
  await writeFile(path.join(folder, "old.yaml"), text);
  await writeFile(path.join(folder, "new.yaml"), applyEdit(text, edit));
  const { findings, diagnostics } = await diffDocuments("old.yaml", "new.yaml", { cwd: folder });
  expect(diagnostics).toEqual([]);
  return findings!;
}

function titleOf({
  level,
  kind,
  affects,
}: {
  level: string;
  kind: string;
  affects: string | null;
}) {
  return `${level} ${kind}${affects === null ? "" : ` (${affects})`}`;
}
