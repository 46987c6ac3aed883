/** The committed `generated/` is up to date, with the same bytes, and edits give small diffs. */
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import {
  copyDocuments,
  copyProject,
  projectRoot,
  readTimes,
  readTree,
  wireform,
} from "./project.js";

test("generated/ is what the command would write", async () => {
  // In a separate folder: the cache of the last run in this one would affect the result.
  const project = await copyDocuments();
  const generated = path.join(projectRoot, "generated");
  await cp(generated, path.join(project, "generated"), { recursive: true });
  expect(await wireform(project, "generate", "--check")).toEqual({
    code: 0,
    stdout: "",
    stderr: expect.stringMatching(/^\d+ files are up to date in generated, checked in .*\n$/),
  });
  // The command's own check; and once more without it:
  const fresh = await readTree(path.join(await copyProject(), "generated"));
  const committed = await readTree(generated);
  expect(withoutDerived(committed)).toEqual(withoutDerived(fresh));
});

test("a second run writes nothing", async () => {
  const project = await copyProject();
  const before = await readTimes(path.join(project, "generated"));
  const { code, stderr } = await wireform(project, "generate");
  expect(code).toBe(0);
  expect(stderr).toMatch(/^nothing to do: \d+ files are up to date/);
  expect(await readTimes(path.join(project, "generated"))).toEqual(before);
});

test("two folders get the same bytes", async () => {
  const [one, other] = [await copyProject(), await copyDocuments()];
  expect(await wireform(other, "generate")).toMatchObject({ code: 0 });
  const [first, second] = [path.join(one, "generated"), path.join(other, "generated")];
  expect(await readTree(second)).toEqual(await readTree(first));
});

test("dist/ comes back where only it is missing, and nothing else is written", async () => {
  const project = await copyProject();
  const folder = path.join(project, "generated");
  const before = await readTree(folder);
  const times = await readTimes(path.join(folder, "src"));
  await rm(path.join(folder, "dist"), { recursive: true });
  expect(await wireform(project, "generate", "--check")).toMatchObject({ code: 0 });
  expect(await wireform(project, "generate")).toMatchObject({ code: 0 });
  expect(await readTree(folder)).toEqual(before);
  expect(await readTimes(path.join(folder, "src"))).toEqual(times);
});

/** What is changed in the document, and the only files that may differ afterwards. */
const edits = [
  {
    what: "the description of a response schema",
    from: "An error response from the Stripe API.",
    files: [
      "dist/stripe/schema.d.ts",
      "dist/stripe/schemas/stripe-error-response.d.ts",
      "src/stripe/schema.ts",
      "src/stripe/schemas/stripe-error-response.ts",
    ],
  },
  {
    what: "the description of a request schema, which has a codec",
    from: "An amount of money, consisting of a value and a currency.",
    files: [
      "dist/stripe/schema.d.ts",
      "dist/stripe/schemas/amount-param.d.ts",
      "src/stripe/schema.ts",
      "src/stripe/schemas/amount-param.ts",
    ],
  },
  {
    what: "the description of an operation",
    from: "Report a new Payment Record. You",
    files: [
      "dist/stripe/api.d.ts",
      "dist/stripe/operations/report-payment.d.ts",
      "dist/stripe/schema.d.ts",
      "src/stripe/api.ts",
      "src/stripe/operations/report-payment.ts",
      "src/stripe/schema.ts",
    ],
  },
] as const;

test.each(edits)("a change of $what stays where it belongs", async ({ from, files }) => {
  const project = await copyProject();
  const folder = path.join(project, "generated");
  const before = await readTree(folder);
  const times = await readTimes(folder);
  await editDocument(project, from);
  const expected = [...files, "wireform.manifest"].toSorted();

  expect(await wireform(project, "generate")).toMatchObject({ code: 0 });
  const after = await readTree(folder);
  const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
  expect(changed).toEqual(expected);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const later = await readTimes(folder);
  expect(Object.keys(later).filter((file) => later[file] !== times[file])).toEqual(changed);
});

test("--dry-run lists what would change, and writes nothing", async () => {
  const project = await copyProject();
  const folder = path.join(project, "generated");
  const [{ from, files }] = edits;
  await editDocument(project, from);
  const times = await readTimes(folder);
  const { code, stdout } = await wireform(project, "generate", "--dry-run");
  const expected = [...files, "wireform.manifest"].map((file) => `stale ${file}`);
  expect({ code, lines: stdout.split("\n").toSorted() }).toEqual({
    code: 0,
    lines: ["", ...expected.toSorted()],
  });
  expect(await readTimes(folder)).toEqual(times);
});

async function editDocument(project: string, from: string): Promise<void> {
  const document = path.join(project, "specs/stripe.yaml");
  const text = await readFile(document, "utf8");
  expect(text.split(from)).toHaveLength(2);
  await writeFile(document, text.replace(from, `Changed. ${from}`));
}

function withoutDerived(tree: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tree).filter(([file]) => !file.startsWith("dist/")));
}
