/** `wireform lint`: all that is wrong with documents, and nothing written. */
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { runIn } from "./run-in.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wireform-lint-"));
});

const documentOf = (schema: object) =>
  JSON.stringify({
    openapi: "3.1.1",
    info: { title: "Shop", version: "1" },
    paths: {},
    components: { schemas: { Order: schema } },
  });
const sound = documentOf({ type: "string" });
const doubtful = documentOf({ type: "string", minLength: 2, maxLength: 1 });
const broken = documentOf({ $ref: "#/components/schema/Order" });

async function lint(text: string, ...args: readonly string[]) {
  await writeFile(path.join(folder, "openapi.json"), text);
  return runIn(folder, ["lint", "openapi.json", ...args]);
}

test("errors make it fail, and warnings only where they are limited", async () => {
  expect(await lint(sound, "--max-warnings", "0")).toMatchObject({ code: 0, out: "" });
  const warned = await lint(doubtful);
  expect(warned.code).toBe(0);
  expect(warned.err).toContain("warning WF3015: no text fits");
  expect(warned.err).toMatch(/\n0 errors, 1 warning, checked in \d+(\.\d)? m?s\n$/);
  expect((await lint(doubtful, "--max-warnings", "1")).code).toBe(0);
  const limited = await lint(doubtful, "--max-warnings", "0");
  expect(limited.code).toBe(1);
  expect(limited.err).toContain("1 warning, and --max-warnings is 0, checked");
  const failed = await lint(broken);
  expect(failed.code).toBe(1);
  expect(failed.err).toContain("error WF2001");
  expect(await readdir(folder)).toEqual(["openapi.json"]);
});

test("formats for programs go to stdout", async () => {
  const { code, out, err } = await lint(doubtful, "--format", "json");
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({ code: "WF3015", line: 1, severity: "warning" });
  const sarif = await lint(doubtful, "--format", "sarif", "--max-warnings", "0");
  expect(sarif.code).toBe(1);
  expect(JSON.parse(sarif.out)).toMatchObject({ runs: [{ results: [{ ruleId: "WF3015" }] }] });
});

test("without a document, it reads those of wireform.yaml, without what that ignores", async () => {
  const config = "output: out\nclients: { .: { document: openapi.json } }\n";
  await writeFile(path.join(folder, "openapi.json"), doubtful);
  expect(await runIn(folder, ["lint"])).toMatchObject({ code: 1 });
  await writeFile(path.join(folder, "wireform.yaml"), config);
  expect((await runIn(folder, ["lint"])).err).toContain("WF3015");
  await writeFile(path.join(folder, "wireform.yaml"), `${config}ignore: [{ code: WF3015 }]\n`);
  const { code, err } = await runIn(folder, ["lint", "--max-warnings", "0"]);
  expect(code).toBe(0);
  expect(err).toMatch(/^0 errors, 1 ignored, checked in/);
});

test("what it can't take is a usage error", async () => {
  expect(await lint(sound, "other.json")).toMatchObject({ code: 2 });
  expect(await lint(sound, "--max-warnings", "few")).toMatchObject({ code: 2 });
  expect(await runIn(folder, ["lint", "--root", "."])).toMatchObject({ code: 2 });
});
