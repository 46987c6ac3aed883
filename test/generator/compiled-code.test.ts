/** The command as it is built: what V8 has compiled of its code is kept for the next process. */
import { execFile } from "node:child_process";
import { readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";

const main = path.join(projectRoot, "dist/generator/main.js");

/** Runs a command that only prints; with the user's caches in a folder. */
async function explain(cache: string, code = "WF2001"): Promise<string> {
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  const args = [main, "explain", code];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
  expect(stderr).toBe("");
  return stdout;
}

/** The file that is kept, with its parts. */
async function keptIn(cache: string) {
  const folder = path.join(cache, "wireform");
  const [name, ...others] = (await readdir(folder)).filter((one) => one.endsWith(".code"));
  expect(others).toEqual([]);
  const file = path.join(folder, name!);
  const content = await readFile(file);
  const parts = JSON.parse(content.toString("latin1").split("\n", 2)[1]!) as unknown;
  return { file, content, parts };
}

test("a process keeps what it has compiled, once", async () => {
  const cache = await makeFolder();
  const said = await explain(cache);
  expect(said).toContain("WF2001");
  const { file, content, parts } = await keptIn(cache);
  expect(parts).toEqual(["cli/explain-command"]);
  expect(content.length).toBeGreaterThan(10_000);
  const long = new Date(0);
  await utimes(file, long, long);
  expect(await explain(cache)).toBe(said);
  expect((await stat(file)).mtime).toEqual(long);
});

test("a part that runs for the first time is kept beside the others", async () => {
  const cache = await makeFolder();
  await explain(cache);
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  await promisify(execFile)(process.execPath, [main, "completion", "bash"], { env });
  expect((await keptIn(cache)).parts).toEqual(["cli/arguments/completion", "cli/explain-command"]);
});

test.each([
  ["damaged", (content: Buffer) => content.fill(0x20, 5_000, 9_000)],
  ["cut off", (content: Buffer) => content.subarray(0, 9_000)],
  ["empty", () => Buffer.of()],
])("a file that is %s counts for nothing, and is replaced", async (_, change) => {
  const cache = await makeFolder();
  const said = await explain(cache);
  const { file, content } = await keptIn(cache);
  const wrong = change(Buffer.from(content));
  await writeFile(file, wrong);
  expect(await explain(cache)).toBe(said);
  const mended = await keptIn(cache);
  expect(mended.content.equals(wrong)).toBe(false);
  expect(mended.parts).toEqual(["cli/explain-command"]);
});

test("without a folder for caches, the command does the same", async () => {
  const file = path.join(await makeFolder(), "file");
  await writeFile(file, "");
  expect(await explain(file)).toContain("WF2001");
});
