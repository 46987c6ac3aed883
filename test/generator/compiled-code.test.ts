/** The command as it is built: what V8 has compiled of its code is kept for the next process. */
import { execFile } from "node:child_process";
import {
  chmod,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";

const main = path.join(projectRoot, "dist/generator/main.js");

/** Runs a program with the user's caches in a folder. */
async function run(cache: string, ...[program, ...args]: string[]): Promise<string> {
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  const { stdout, stderr } = await promisify(execFile)(program!, args, { env });
  expect(stderr).toBe("");
  return stdout;
}

/** Runs a command that only prints. */
function explain(cache: string): Promise<string> {
  return run(cache, process.execPath, main, "explain", "WF2001");
}

/** Runs one that needs another part of the code. */
async function complete(cache: string): Promise<void> {
  await run(cache, process.execPath, main, "completion", "bash");
}

/** The file that is kept, with its parts. */
async function keptIn(cache: string) {
  const folder = path.join(cache, "wireform/code");
  const [name, ...others] = await readdir(folder);
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
  await complete(cache);
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

describe.skipIf(process.getuid === undefined)("where others can write", () => {
  /** Whether the next command uses what was kept, after a change of it. */
  async function isUsed(change: (file: string) => Promise<void>): Promise<boolean> {
    const cache = await makeFolder();
    await explain(cache);
    const { file } = await keptIn(cache);
    await change(file);
    // Another part is kept beside those that are known, or instead of them.
    await complete(cache);
    const { parts } = await keptIn(cache);
    return isDeepStrictEqual(parts, ["cli/arguments/completion", "cli/explain-command"]);
  }

  test("a file that others could have written counts for nothing", async () => {
    expect(await isUsed(async () => {})).toBe(true);
    expect(await isUsed((file) => chmod(file, 0o666))).toBe(false);
    expect(await isUsed((file) => chmod(file, 0o664))).toBe(false);
    const link = async (file: string) => {
      await rename(file, `${path.dirname(file)}-other`);
      await symlink(`${path.dirname(file)}-other`, file);
    };
    expect(await isUsed(link)).toBe(false);
  });

  test.each(["777", "775", "1777"])("a folder of the mode %s isn't used", async (mode) => {
    const cache = await makeFolder();
    await explain(cache);
    const { file } = await keptIn(cache);
    await chmod(path.dirname(file), Number.parseInt(mode, 8));
    const long = new Date(0);
    await utimes(file, long, long);
    await complete(cache);
    expect((await stat(file)).mtime).toEqual(long);
  });

  test("whatever the umask is, others can't write to what is kept", async () => {
    const cache = await makeFolder();
    const command = `umask 000; exec "$0" "$@"`;
    await run(cache, "/bin/sh", "-c", command, process.execPath, main, "explain", "WF2001");
    const { file } = await keptIn(cache);
    const modes = [path.dirname(file), file].map(async (one) => (await stat(one)).mode & 0o777);
    expect(await Promise.all(modes)).toEqual([0o700, 0o644]);
  });
});

test("the oldest files are removed, with what killed processes have begun", async () => {
  const cache = await makeFolder();
  await explain(cache);
  const { file } = await keptIn(cache);
  const others = Array.from({ length: 12 }, (_, index) =>
    path.join(path.dirname(file), `${index}`),
  );
  for (const [index, other] of others.entries()) {
    await writeFile(other, "");
    await utimes(other, index, index);
  }
  await complete(cache);
  const left = ["5", "6", "7", "8", "9", "10", "11", path.basename(file)];
  expect((await readdir(path.dirname(file))).toSorted()).toEqual(left.toSorted());
});
