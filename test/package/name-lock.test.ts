/** `wireform.lock` as the command writes it: in the output folder, for people to merge. */
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { beforeEach, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { copyProject, projectRoot, readTree, wireform } from "./project.js";

let project: string;
let folder: string;
let file: string;
beforeEach(async () => {
  project = await copyProject({ schema: false });
  folder = path.join(project, "generated");
  file = path.join(folder, "wireform.lock");
});

test("a name that is written into the lock is the name, and --check knows", async () => {
  const lock = await readFile(file, "utf8");
  await writeFile(file, lock.replace("function=updatePayment ", "function=changePayment "));
  const check = await wireform(project, "generate", "--check");
  expect(check.code).toBe(1);
  expect(check.stderr).toContain(
    "WF7004: generated/src/wepay/operations/update-payment.ts is stale",
  );
  // An edited lock doesn't count as edited by hand: nothing is lost.
  const { code, stderr } = await wireform(project, "generate");
  expect(code).toBe(0);
  expect(stderr).toContain("warning WF4002: the name changePayment is kept");
  const operation = path.join(folder, "src/wepay/operations/update-payment.ts");
  expect(await readFile(operation, "utf8")).toContain("export function changePayment(");

  expect(await wireform(project, "generate", "--update-names")).toMatchObject({ code: 0 });
  expect(await readFile(file, "utf8")).toBe(lock);
});

test("--check says where the lock would change, also where it alone would", async () => {
  const lock = await readFile(file, "utf8");
  await writeFile(file, lock.split("\n").toReversed().join("\n"));
  const { code, stderr } = await wireform(project, "generate", "--check");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error WF7004: generated\/wireform\.lock is stale/m);
  expect(stderr.match(/WF7004/g)).toHaveLength(1);
  expect(await wireform(project, "generate")).toMatchObject({ code: 0 });
  expect(await readFile(file, "utf8")).toBe(lock);
});

test("a broken lock leaves everything as it is, and is told with its line", async () => {
  await writeFile(file, `no line\n${await readFile(file, "utf8")}`);
  const before = await readTree(folder);
  const { code, stderr } = await wireform(project, "generate", "--force");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error WF4001: .*\n {2}--> generated\/wireform\.lock:1:1\n/);
  expect(await readTree(folder)).toEqual(before);
});

test("a lock that is no file is no reason to give all names anew", async () => {
  await rm(file);
  await mkdir(file);
  const { code, stderr } = await wireform(project, "generate");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error WF1001: generated\/wireform\.lock: it is not a file/);
});

test("one document, no config file: the lock lies in DIR, the same from anywhere", async () => {
  const document = path.join(projectRoot, "specs/wepay.yaml");
  const [here, there] = [await makeFolder(), await makeFolder()];
  const out = path.join(here, "out");
  const written = await wireform(here, "generate", document, "--out", "out");
  expect(written).toMatchObject({ code: 0 });
  const lock = await readFile(path.join(out, "wireform.lock"), "utf8");
  expect(lock).toContain(". #/paths/~1payments~1{id}/post operations/update-payment ");
  expect(await wireform(there, "generate", document, "--out", out, "--check")).toEqual({
    code: 0,
    stdout: "",
    stderr: expect.stringMatching(/^\d+ files are up to date in .*\n$/),
  });
});

test("the lock is no part of what is published", async () => {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const { stdout } = await promisify(execFile)("npm", args, { cwd: folder });
  const [{ files }] = JSON.parse(stdout) as [{ files: readonly { path: string }[] }];
  const paths = files.map((packed) => packed.path);
  expect(paths).toContain("src/stripe/index.ts");
  expect(paths.filter((name) => /lock|manifest/.test(name))).toEqual([]);
});
