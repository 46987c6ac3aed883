/** What a run that has little to do leaves alone: packages that it doesn't load, files that stay. */
import { readFile, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { keptFile } from "../package/kept.js";
import { copyProject, projectRoot, readTimes, readTree, run } from "../package/project.js";

let project: string;
let folder: string;
beforeEach(async () => {
  project = await copyProject({ schema: false });
  folder = path.join(project, "generated");
});

/** Notes on stderr each package that is loaded. */
const hook = `data:text/javascript,${encodeURIComponent(`
  import { register } from "node:module";
  register("data:text/javascript,${encodeURIComponent(`
    import { writeSync } from "node:fs";
    export function resolve(specifier, context, next) {
      if (/^[a-z@]/.test(specifier) && !/^(node|file|data):/.test(specifier))
        writeSync(2, "loads " + specifier + "\\n");
      return next(specifier, context);
    }`)}");`)}`;

async function generate(...args: readonly string[]) {
  const main = path.join(projectRoot, "dist/generator/main.js");
  const node = ["--import", hook, main, "generate", ...args];
  const { code, stderr } = await run(project, process.execPath, ...node);
  const loaded = [...stderr.matchAll(/^loads (.*)$/gm)].map(([, name]) => name);
  return { code, loaded: new Set(loaded), told: stderr.replace(/^loads .*\n/gm, "") };
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(project, file), "utf8");
  expect(text).toContain(from);
  await writeFile(path.join(project, file), text.replace(from, to));
}

test.each([[], ["--check"], ["--dry-run"]])(
  "where nothing has changed, nothing is loaded and nothing written (%s)",
  async (...args) => {
    const times = await readTimes(folder);
    const { code, loaded } = await generate(...args);
    expect({ code, loaded: [...loaded] }).toEqual({ code: 0, loaded: [] });
    expect(await readTimes(folder)).toEqual(times);
  },
);

test("contents count, not times", async () => {
  const past = new Date(0);
  for (const file of ["wireform.yaml", "specs/wepay.yaml", "generated/src/wepay/index.ts"])
    await utimes(path.join(project, file), past, past);
  expect((await generate()).loaded).toEqual(new Set());
});

test("a change that no code shows needs no layout's proof and no prettier", async () => {
  await edit("specs/wepay.yaml", "openapi:", "# a comment\nopenapi:");
  const times = await readTimes(folder);
  const { code, loaded } = await generate();
  expect(code).toBe(0);
  expect(loaded).toContain("yaml");
  expect(loaded).not.toContain("ts-morph");
  expect(loaded).not.toContain("prettier");
  const later = await readTimes(folder);
  const touched = Object.keys(later).filter((file) => later[file] !== times[file]);
  // The lines that declaration maps lead to have moved.
  const others = touched.filter((file) => !/^dist\/wepay\/.*\.d\.ts\.map$/.test(file));
  expect(others).toEqual([]);
});

test("a small change gives what a run without any memory gives", async () => {
  await edit("specs/stripe.yaml", "An error response from the Stripe API.", "Another text.");
  const { code, loaded } = await generate();
  expect(code).toBe(0);
  expect(loaded).toContain("yaml");
  const remembered = await readTree(folder);
  await rm(folder, { recursive: true });
  expect(await generate()).toMatchObject({ code: 0 });
  expect(await readTree(folder)).toEqual(remembered);
});

test("a run without any memory loads no prettier: what wireform drafts is laid out already", async () => {
  await rm(folder, { recursive: true });
  const { code, loaded } = await generate();
  expect(code).toBe(0);
  expect(loaded).toContain("yaml");
  expect([...loaded].filter((name) => /^prettier(?!\/doc$)/.test(name!))).toEqual([]);
});

describe("is noticed:", () => {
  test.each([
    ["an input", "specs/wepay.yaml"],
    ["the configuration", "wireform.yaml"],
    ["a source", "generated/src/wepay/index.ts"],
    ["a derived file", "generated/dist/wepay/index.js"],
    ["the manifest", "generated/wireform.manifest"],
  ])("a change of %s", async (_, file) => {
    await writeFile(
      path.join(project, file),
      `${await readFile(path.join(project, file), "utf8")}\n`,
    );
    expect((await generate("--dry-run")).loaded).not.toEqual(new Set());
  });

  test("a derived file that is gone, or was edited: it comes back", async () => {
    const before = await readTree(folder);
    await rm(path.join(folder, "dist/stripe/operations/report-payment.js"));
    await writeFile(path.join(folder, "dist/wepay/index.d.ts"), "export {};\n");
    expect(await generate()).toMatchObject({ code: 0 });
    expect(await readTree(folder)).toEqual(before);
  });

  test("other options", async () => {
    const { told } = await generate("--check", "--source-only");
    expect(told).toContain("error WF7006: generated was written with other options");
  });

  test("another version of the generator", async () => {
    await edit("generated/wireform.manifest", "\nwireform ", "\nwireform 0.0.0-");
    const { code, told } = await generate("--check");
    expect(code).toBe(1);
    expect(told).toMatch(/^error WF7007: wireform 0\.0\.0-\S+ wrote generated, and this is \d/);
  });

  test("another build of the same version", async () => {
    await edit(path.relative(project, keptFile(folder, "record")), '"build": "', '"build": "0');
    const { code, loaded } = await generate();
    expect(code).toBe(0);
    expect(loaded).toContain("yaml");
  });
});

test("a run that needn't be made again tells its warnings again", async () => {
  await edit("specs/wepay.yaml", "openapi:", "nonsense: 1\nopenapi:");
  const first = await generate();
  expect(first.told).toMatch(/^warning WF2007: [\s\S]*specs\/wepay\.yaml[\s\S]*nonsense: 1\n/);
  const second = await generate();
  expect(second.loaded).toEqual(new Set());
  const warnings = (text: string) =>
    text.slice(0, text.search(/^(nothing to do|since the last run)/m));
  expect(warnings(second.told)).toBe(warnings(first.told));
  expect((await generate("--quiet")).told).toBe("");
});

test("--verbose tells the steps and the files", async () => {
  await edit("specs/stripe.yaml", "An error response from the Stripe API.", "Another text.");
  const { told } = await generate("--verbose");
  expect(told).toMatch(/^ +\d+ ms {2}reading specs\/stripe\.yaml$/m);
  expect(told).toMatch(/^ +\d+ ms {2}writing generated$/m);
  expect(told).toContain("  changed src/stripe/schemas/stripe-error-response.ts\n");
});
