import { execFile } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { format } from "prettier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codes } from "../../generator/diagnostics/codes.js";
import { makeFolder } from "../leftovers.js";
import { loosest, strictest } from "../types/settings.js";
import { compileGuides } from "./guides.js";
import { PackageLoader, type Loaded } from "./package-loader.js";
import { runCase, type CaseResult } from "./run-case.js";
import { linkPeers } from "./peers.js";
import { layOut, type Layout } from "./shared-runtime.js";

/**
 * A test is a folder: a document, and its output in `expected/`. Refresh all with
 * `npx vitest run test/cases -u`, and read what changed.
 */
const casesFolder = import.meta.dirname;
const names = (await readdir(casesFolder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const results = new Map<string, CaseResult>();
const loader = new PackageLoader();
const loads = new Map<string, Promise<Loaded>>();
afterAll(async () => {
  loader.stop();
  await Promise.all([...results.values()].map((result) => result.dispose()));
});

describe.each(names)("%s", (name) => {
  const expected = path.join(casesFolder, name, "expected");

  it("gives what is expected", async () => {
    const result = await runCase(path.join(casesFolder, name));
    results.set(name, result);
    // Node loads the package while the next test runs.
    loads.set(name, loader.load(path.join(result.folder, "dist")));
    await expect(result.report).toMatchFileSnapshot(path.join(expected, "report.txt"));
    const sources = [...result.sources]
      .map(([file, text]) => `==> ${file} <==\n${text}`)
      .join("\n");
    if (sources === "") return;
    await expect(sources).toMatchFileSnapshot(path.join(expected, "sources.txt"));
  });

  it("is laid out as prettier would", async () => {
    const different: string[] = [];
    const { sources, texts } = results.get(name)!;
    for (const [file, text] of [...sources, ...texts])
      if ((await format(text, { filepath: file, printWidth: 100 })) !== text) different.push(file);
    expect(different).toEqual(laidOutOtherwise[name] ?? []);
  });

  it("loads, module by module", async () => {
    const { modules, faults } = (await loads.get(name))!;
    expect(faults).toEqual([]);
    if ((results.get(name)?.sources.size ?? 0) > 0) expect(modules).toBeGreaterThan(4);
  });
});

describe("all packages", () => {
  let folder: string;
  let packages: readonly (CaseResult & { readonly name: string })[];
  let layout: Layout;
  beforeAll(async () => {
    folder = await makeFolder();
    await linkPeers(folder);
    packages = [...results].map(([name, result]) => ({ name, ...result }));
    layout = await layOut(
      packages.filter(({ sources }) => sources.size > 0),
      folder,
    );
  });

  it("have the same runtime, and all that they import of it", () => {
    expect(layout.faults).toEqual([]);
    expect(layout.rootDirs.length).toBeGreaterThan(100);
  });

  // Handlers and fakes need all of `Request` and `Response`, not only what `fetch` does.
  const serving = ["handler-and-fake", "option-defaults", "stateful-fake"].map(
    (name) => `**/${name}/**`,
  );
  const served = ["**/runtime/serve/**", "**/runtime/fake/**", ...serving];
  // Zod needs more than ES2017.
  const zod = ["**/zod/**", "**/runtime/validate/zod.ts"];

  it.each([
    ["strictly", strictest, []],
    ["loosely", loosest, [...served, ...zod]],
  ])("compile %s", async (_, options, exclude) => {
    const config = path.join(folder, "tsconfig.json");
    const compilerOptions = { ...options, noEmit: true, rootDirs: layout.rootDirs };
    await writeFile(config, JSON.stringify({ compilerOptions, include: layout.rootDirs, exclude }));
    const tsc = path.resolve(casesFolder, "../../node_modules/typescript7/bin/tsc");
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", config]).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe("");
  });

  it("have guides that compile", async () => {
    const written = packages.filter(({ exitCode }) => exitCode === 0);
    const { programs, complaints } = await compileGuides(written, await makeFolder());
    expect(complaints).toEqual([]);
    expect(programs).toBeGreaterThan(100);
  });
});

it("puts no module of the runtime alone into a folder", async () => {
  for (const [name, { folder, sources }] of results) {
    if (sources.size === 0) continue;
    const runtime = path.join(folder, "src", "runtime");
    const entries = await readdir(runtime, { recursive: true, withFileTypes: true });
    const folders = entries
      .filter((entry) => entry.isFile() && entry.parentPath !== runtime)
      .map(({ parentPath }) => path.relative(runtime, parentPath));
    const alone = folders.filter((at) => folders.indexOf(at) === folders.lastIndexOf(at));
    expect(alone, name).toEqual([]);
  }
});

it("has a case for each diagnostic code", async () => {
  const reports = [...results.values()].map(({ report }) => report).join("\n");
  for (const code of Object.keys(codes)) {
    if (!elsewhere.has(code)) expect(reports, `no case provokes ${code}`).toContain(code);
  }
});

/**
 * Known differences: if nothing fits the width, prettier also breaks after keys, and it removes the
 * quotes of keys with letters beyond ASCII.
 */
const laidOutOtherwise: Readonly<Record<string, readonly string[]>> = {
  "deep-nesting": ["operations/a.ts"],
  tags: ["api.ts"],
};

/** Codes that no document provokes, with the tests that do. */
const elsewhere: ReadonlySet<string> = new Set([
  "WF1011", // wireform fetch: test/config
  "WF1012", // likewise
  "WF7005", // what this machine wrote last: test/package
  "WF7006", // likewise
  "WF7011", // two runs at once: test/write
  "WF8001", // the command line: test/cli
  "WF8004", // wireform init: test/config
  "WF9001", // a bug of ours: test/cli
]);
