/** What a run keeps for the next one is in the machine's cache, not in the output. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type * as ExistingOutput from "../../generator/7-write/existing-output.js";
import { fingerprint } from "../../generator/cache/fingerprint.js";
import { findUpToDate } from "../../generator/cache/up-to-date.js";
import { ownVersions } from "../../generator/5-emit/seam/own-emitters.js";
import { readCacheFile, writeCacheFiles } from "../../generator/cache/cache-files.js";
import { hashConfig } from "../../generator/config/config-hash.js";
import { check, generateTo } from "../../generator/pipeline/programs.js";
import { keptFile } from "../package/kept.js";
import { makeFolder } from "../leftovers.js";
import { readTree, run } from "../package/project.js";
import { document } from "./branches.js";

/** The files of the output that are compared, in order. */
let compared: string[] = [];
vi.mock("../../generator/7-write/existing-output.js", async (original) => {
  const module = await original<typeof ExistingOutput>();
  const makeReader: typeof module.makeReader = (output) => {
    const read = module.makeReader(output);
    return (file) => (compared.push(file), read(file));
  };
  return { ...module, makeReader };
});

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
  vi.stubEnv("XDG_CACHE_HOME", path.join(folder, "caches"));
  await writeFile(path.join(folder, "shop.yaml"), document);
});
afterEach(() => vi.unstubAllEnvs());

const configIn = (cwd: string) => ({
  cwd,
  clients: [{ name: null, document: "shop.yaml" }],
  package: {},
});
const generate = (out = "out", cwd = folder) => generateTo(configIn(cwd), out, { threads: 1 });
const isCurrent = (out = "out", cwd = folder) => {
  const config = configIn(cwd);
  const output = path.join(cwd, out);
  return findUpToDate(output, hashConfig(config, output, ownVersions), fingerprint(), cwd) !== null;
};
const own = "node_modules/.cache/wireform";

test("an input that has changed is read once: whoever goes on gets what was read", async () => {
  await generate("out");
  const file = path.join(folder, "shop.yaml");
  await writeFile(file, `${document}\n`);
  const read = new Map();
  const config = configIn(folder);
  const hash = hashConfig(config, path.join(folder, "out"), ownVersions);
  expect(findUpToDate(path.join(folder, "out"), hash, fingerprint(), folder, read)).toBeNull();
  expect([...read.keys()]).toEqual([file]);
  expect(read.get(file).content.toString()).toBe(`${document}\n`);
});

describe("a run's record", () => {
  test("stands in node_modules/.cache of the project, a pair of files for each output", async () => {
    mkdirSync(path.join(folder, "node_modules"));
    for (const out of ["out", "packages/out"]) expect((await generate(out)).ok).toBe(true);
    const names = readdirSync(path.join(folder, own)).toSorted();
    expect(names.map((name) => name.slice(32))).toEqual(
      [1, 2].flatMap(() => [".documents.json", ".record.json"]),
    );
    expect(existsSync(path.join(folder, "caches"))).toBe(false);
    for (const out of ["out", "packages/out"]) {
      expect(isCurrent(out)).toBe(true);
      const output = await readTree(path.join(folder, out));
      expect(Object.keys(output).filter((file) => /record|documents/.test(file))).toEqual([]);
      expect(output["wireform.manifest"]).not.toContain("shop.yaml");
    }
  });

  test("moves with the project", async () => {
    mkdirSync(path.join(folder, "one/node_modules"), { recursive: true });
    await writeFile(path.join(folder, "one/shop.yaml"), document);
    await generate("out", path.join(folder, "one"));
    cpSync(path.join(folder, "one"), path.join(folder, "two"), { recursive: true });
    expect(isCurrent("out", path.join(folder, "two"))).toBe(true);
  });

  test("is each project's own where a folder of modules is linked to", async () => {
    mkdirSync(path.join(folder, "modules"));
    for (const name of ["one", "two"]) {
      mkdirSync(path.join(folder, name));
      symlinkSync(path.join(folder, "modules"), path.join(folder, name, "node_modules"));
      await writeFile(path.join(folder, name, "shop.yaml"), document);
      await generate("out", path.join(folder, name));
    }
    expect(readdirSync(path.join(folder, "modules/.cache/wireform"))).toHaveLength(4);
  });

  test("stands among the user's caches where there are no modules", async () => {
    await generate();
    expect(readdirSync(path.join(folder, "caches/wireform"))).toHaveLength(2);
    expect(isCurrent()).toBe(true);
  });

  test("stands there too where the modules can't be written", async () => {
    mkdirSync(path.join(folder, "node_modules"));
    await writeFile(path.join(folder, "node_modules/.cache"), "a file");
    await generate();
    expect(readdirSync(path.join(folder, "caches/wireform"))).toHaveLength(2);
    expect(isCurrent()).toBe(true);
  });

  test("is missed by nobody where it can't be kept at all", async () => {
    mkdirSync(path.join(folder, "node_modules"));
    for (const file of ["node_modules/.cache", "caches"])
      await writeFile(path.join(folder, file), "a file");
    expect((await generate()).ok).toBe(true);
    const before = await readTree(path.join(folder, "out"));
    expect(await generate()).toMatchObject({ ok: true, differences: [] });
    expect(await readTree(path.join(folder, "out"))).toEqual(before);
  });

  test("goes with the oldest others, once there are many", async () => {
    const caches = path.join(folder, "caches/wireform");
    mkdirSync(caches, { recursive: true });
    const foreign = path.join(caches, "notes.txt");
    await writeFile(foreign, "mine");
    for (let i = 0; i < 200; i++) {
      const file = path.join(caches, `${`${i}`.padStart(32, "0")}.record.json`);
      await writeFile(file, "{}");
      utimesSync(file, 1000 + i, 1000 + i);
    }
    await generate();
    const left = readdirSync(caches);
    expect(left).toHaveLength(128 + 1);
    expect(left).toContain("notes.txt");
    expect(left).not.toContain(`${"73".padStart(32, "0")}.record.json`);
    expect(isCurrent()).toBe(true);
  });
});

test("whether the output stands is asked only where the inputs are what they were", async () => {
  await generate();
  compared = [];
  expect(isCurrent()).toBe(true);
  expect(compared).toContain("src/index.ts");
  compared = [];
  await writeFile(path.join(folder, "shop.yaml"), `# A comment.\n${document}`);
  expect(isCurrent()).toBe(false);
  expect(compared).toEqual([]);
});

describe("a record that is wrong changes nothing of what is written:", () => {
  const edits: Readonly<Record<string, (file: string) => void | Promise<void>>> = {
    "no JSON": (file) => writeFile(file, "{"),
    "of another shape": (file) => writeFile(file, '{"contentHashes":[],"inputs":null}'),
    "a folder": (file) => (rmSync(file), void mkdirSync(file)),
    "a pipe, which never ends": async (file) => {
      rmSync(file);
      expect((await run(folder, "mkfifo", file)).code).toBe(0);
    },
    "of another output": async (file) => {
      const cwd = path.join(folder, "other");
      mkdirSync(cwd);
      await writeFile(path.join(cwd, "shop.yaml"), document.replaceAll("Box", "Crate"));
      await generate("out", cwd);
      await writeFile(file, readCacheFile(path.join(cwd, "out"), "record")!);
    },
    "of other inputs": async (file) => {
      const text = await readFile(file, "utf8");
      await writeFile(file, text.replace(/("\.\.\/shop\.yaml": ")[0-9a-f]/, "$1x"));
    },
    "without contentHashes": async (file) => {
      const record = JSON.parse(await readFile(file, "utf8")) as object;
      await writeFile(file, JSON.stringify({ ...record, contentHashes: {} }));
    },
  };

  test.each(Object.entries(edits))("%s", async (_, damage) => {
    await generate();
    const output = path.join(folder, "out");
    const before = await readTree(output);
    await damage(keptFile(output, "record"));
    expect(await check(configIn(folder), "out")).toMatchObject({ ok: true, faults: [] });
    await writeFile(path.join(folder, "shop.yaml"), document.replaceAll("Box", "Case"));
    expect((await check(configIn(folder), "out")).ok).toBe(false);
    await writeFile(path.join(folder, "shop.yaml"), document);
    rmSync(path.join(output, "src"), { recursive: true });
    expect((await generate()).ok).toBe(true);
    expect(await readTree(output)).toEqual(before);
  });

  test("of a state that the output no longer has: nothing is told by it", async () => {
    await generate();
    const text = readCacheFile(path.join(folder, "out"), "record");
    const changed = document.replaceAll("Box", "Case");
    await writeFile(path.join(folder, "shop.yaml"), changed);
    await generate();
    writeCacheFiles(path.join(folder, "out"), { record: text, documents: null });
    await writeFile(path.join(folder, "shop.yaml"), document);
    const { faults } = await check(configIn(folder), "out");
    expect(faults.map(({ code }) => code)).not.toContain("WF7005");
    expect(faults.map(({ code }) => code)).toContain("WF7004");
  });
});

test("other words for the same are no fault: the output is what it should be", async () => {
  await generate();
  await writeFile(path.join(folder, "shop.yaml"), `# A comment.\n${document}`);
  expect(await check(configIn(folder), "out")).toMatchObject({ ok: true, faults: [] });
});
