/** Files that nobody has touched aren't read again; whatever is done to one shows. */
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sealOf } from "../../generator/cache/seals.js";
import { keptFile } from "../package/kept.js";
import { copyProject, wireform } from "../package/project.js";

let folder: string;
const files = ["a", "b"];
const at = (file: string) => path.join(folder, file);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wireform-seals-"));
  for (const file of files) writeFileSync(at(file), "one\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

const later = () => Math.max(...files.map((file) => statSync(at(file)).ctimeMs)) + 60_000;

describe("a seal", () => {
  test("stays while nobody touches the files", () => {
    expect(sealOf(folder, files, later())).toEqual(sealOf(folder, files, later()));
  });

  test.each<[what: string, change: (file: string) => void]>([
    ["another size", (file) => writeFileSync(file, "three\n")],
    ["another time", (file) => utimesSync(file, 1, 1)],
    ["a file in its place", (file) => replace(file, "two\n")],
    ["a file in its place with its times", replaceWithTimes],
    ["no file", (file) => rmSync(file)],
  ])("is another with %s", (_, change) => {
    const now = later();
    const before = sealOf(folder, files, now);
    change(at("b"));
    expect(sealOf(folder, files, now).text).not.toBe(before.text);
  });

  test("isn't safe where a file has just changed: it could change again at the same time", () => {
    const { ctimeMs } = statSync(at("b"));
    expect(sealOf(folder, files, ctimeMs).isSafe).toBe(false);
    expect(sealOf(folder, files, ctimeMs + 49).isSafe).toBe(false);
    expect(sealOf(folder, files, later()).isSafe).toBe(true);
  });
});

test("a run that has a seal notices a text of the same size with the same time", async () => {
  const project = await copyProject({ schema: false });
  const output = path.join(project, "generated");
  const seals = keptFile(output, "seals");
  // The files were copied just now: the first runs may be too early for a seal.
  for (let runs = 0; runs < 100 && !existsSync(seals); runs++) await wireform(project, "generate");
  expect(existsSync(seals)).toBe(true);
  const source = path.join(output, "src/wepay/index.ts");
  const { atime, mtime } = statSync(source);
  const text = readFileSync(source, "utf8");
  writeFileSync(source, text.replace("Do not edit", "Do not EDIT"));
  utimesSync(source, atime, mtime);
  const { code, stderr } = await wireform(project, "generate", "--check");
  expect(code).toBe(1);
  expect(stderr).toContain("src/wepay/index.ts");
});

function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function replaceWithTimes(file: string): void {
  const { atime, mtime } = statSync(file);
  replace(file, "two\n");
  utimesSync(file, atime, mtime);
}
