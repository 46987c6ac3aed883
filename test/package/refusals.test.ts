/** What the command refuses, and that a refusal leaves the output unchanged, byte for byte. */
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import {
  copyProject,
  projectRoot,
  readTimes,
  readTree,
  wireform,
  wireformProcess,
} from "./project.js";

const module = "src/stripe/schemas/amount.ts";

let project: string;
let folder: string;
beforeEach(async () => {
  project = await copyProject({ schema: false });
  folder = path.join(project, "generated");
});

describe("--check tells", () => {
  test("stale: the document has changed", async () => {
    await editDocument("stripe", "An error response from the Stripe API.", "An error response.");
    const shown = "specs/stripe.yaml has changed since generated was written";
    await expectCheck("WF7005", shown);
    await expectCheck("WF7004", "generated/src/stripe/schemas/stripe-error-response.ts is stale");
  });

  test("edited: somebody has changed a file", async () => {
    await appendFile(path.join(folder, module), "// by hand\n");
    await expectCheck("WF7003", `generated/${module} is edited`);
  });

  test("missing: somebody has removed a file", async () => {
    await rm(path.join(folder, module));
    await expectCheck("WF7008", `generated/${module} is missing`);
  });

  test("left over: the document no longer asks for a file of ours", async () => {
    const config = path.join(project, "wireform.yaml");
    const text = await readFile(config, "utf8");
    await writeFile(config, text.slice(0, text.indexOf("  wepay:")));
    await expectCheck("WF7006", "wireform.yaml has changed since generated was written");
    await expectCheck(
      "WF7005",
      "specs/wepay.yaml was read when generated was written, and no longer is",
    );
    await expectCheck("WF7009", "generated/src/wepay/schemas/payment.ts is left over");
    expect(await wireform(project, "generate")).toMatchObject({ code: 0 });
    const left = Object.keys(await readTree(folder)).filter((file) => file.includes("wepay"));
    expect(left).toEqual([]);
  });
});

test("without its manifest, an output is told how it can be had again", async () => {
  await rm(path.join(folder, "wireform.manifest"));
  const { code, stderr } = await wireform(project, "generate", "--force");
  expect(code).toBe(1);
  expect(stderr).toMatch(/wireform\.manifest is missing: restore it from version control/);
});

test("an edited file is kept, unless --force is given", async () => {
  const file = path.join(folder, module);
  const original = await readFile(file, "utf8");
  await appendFile(file, "// by hand\n");
  const before = await readTree(folder);
  const refused = await wireform(project, "generate");
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toMatch(/^error WF7003: .*src\/stripe\/schemas\/amount\.ts/);
  expect(refused.stderr).toContain("--force");
  expect(await readTree(folder)).toEqual(before);
  expect(await wireform(project, "generate", "--force")).toMatchObject({ code: 0 });
  expect(await readFile(file, "utf8")).toBe(original);
});

test("a file that wireform didn't write is never removed", async () => {
  const file = path.join(folder, "src/stripe/notes.md");
  await writeFile(file, "mine\n");
  expect(await wireform(project, "generate", "--force")).toMatchObject({ code: 0 });
  expect(await readFile(file, "utf8")).toBe("mine\n");
});

test("a document with an error leaves the earlier output as it was", async () => {
  const [before, times] = await Promise.all([readTree(folder), readTimes(folder)]);
  // A valid change in the other document, which must not be written either.
  await editDocument("stripe", "An error response from the Stripe API.", "An error response.");
  await editDocument("wepay", "schemas/WePayError", "schemas/WePayEror");
  const { code, stderr } = await wireform(project, "generate");
  expect(code).toBe(1);
  expect(stderr).toContain("error WF2001: $ref points at nothing: #/components/schemas/WePayEror");
  expect(stderr).toMatch(/--> specs\/wepay\.yaml:\d+:\d+/);
  expect(stderr).toContain("generated is untouched");
  expect(await readTree(folder)).toEqual(before);
  expect(await readTimes(folder)).toEqual(times);
});

test("a place that can't be written is an error of the output, not a crash", async () => {
  const elsewhere = await makeFolder();
  const file = path.join(elsewhere, "FILE");
  await writeFile(file, "a file\n");
  const document = path.join(projectRoot, "specs/wepay.yaml");
  const { code, stderr } = await wireform(elsewhere, "generate", document, "--out", "FILE/x");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error WF700[12]: FILE\/x /);
  expect(await readTree(elsewhere)).toEqual({ FILE: "a file\n" });
});

test("a package that wireform didn't write is no output folder", async () => {
  const elsewhere = await makeFolder();
  await writeFile(path.join(elsewhere, "package.json"), "{}\n");
  const args = ["generate", "specs/wepay.yaml", "--out", elsewhere];
  const { code, stderr } = await wireform(project, ...args);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error WF7002/);
  expect(await readTree(elsewhere)).toEqual({ "package.json": "{}\n" });
});

test.each([
  [["generate", "--chek"], "--check"],
  [["generate", "--check", "--dry-run"], "exclude each other"],
  [["generate", "specs/wepay.yaml"], "--out"],
  [["generate", "--out", "sdk"], "--out goes with a document"],
  [["generate", "--format", "xml"], "xml"],
  [["generat"], "generate"],
  [["--check"], "a command is missing"],
])("wrong usage ends with 2: %j", async (args, hint) => {
  const { code, stdout, stderr } = await wireformProcess(projectRoot, ...args);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(hint);
});

/** `--check` reports this, among others, and writes nothing. */
async function expectCheck(code: string, message: string): Promise<void> {
  const before = await readTree(folder);
  const args = ["generate", "--check", "--format", "json"];
  const { stdout, ...rest } = await wireform(project, ...args);
  expect(rest).toEqual({ code: 1, stderr: "" });
  const found = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(found).toContainEqual(expect.objectContaining({ code, severity: "error", message }));
  expect(await readTree(folder)).toEqual(before);
}

async function editDocument(name: string, from: string, to: string): Promise<void> {
  const document = path.join(project, "specs", `${name}.yaml`);
  const text = await readFile(document, "utf8");
  expect(text).toContain(from);
  await writeFile(document, text.replace(from, to));
}
