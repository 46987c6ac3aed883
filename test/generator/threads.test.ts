/** Documents that are generated in worker threads: the same package for any number of threads. */
import { cp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type * as library from "../../generator/index.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot, run } from "../package/project.js";

// As compiled: a thread is started from a file of its own.
const built = pathToFileURL(path.join(projectRoot, "dist/generator/index.js")).href;
const { generate, generateTo } = (await import(built)) as typeof library;

let cwd: string;
beforeAll(async () => {
  cwd = await makeFolder();
  await cp(path.join(projectRoot, "specs"), path.join(cwd, "specs"), { recursive: true });
  await writeFile(
    path.join(cwd, "broken.yaml"),
    "openapi: 3.1.0\ninfo: { title: Broken, version: '1' }\npaths: { /a: { get: { responses: 7 } } }\n",
  );
});

type Config = library.GenerateConfig;

function configOf(more: Partial<Config> = {}): Config {
  const clients = ["stripe", "wepay"].map((name) => ({ name, document: `specs/${name}.yaml` }));
  return { cwd, clients, package: { name: "payments", version: "1.0.0" }, ...more };
}

const broken = { name: "broken", document: "broken.yaml" };
const missing = { name: "missing", document: "missing.yaml" };

const lock = {
  file: "out/wireform.lock",
  text: "gone #/paths/~1gone/get operations/gone function=gone\nstripe #/components/schemas/address schemas/home type=Home\n",
};

const cases: readonly (readonly [what: string, config: () => Config, written: boolean])[] = [
  ["two documents", () => configOf(), true],
  ["sources alone", () => configOf({ package: { name: "a", sourceOnly: true } }), true],
  ["declaration maps", () => configOf({ declarationMaps: { output: "out" } }), true],
  ["names anew", () => configOf({ updateNames: true }), true],
  ["a broken document", () => configOf({ clients: [...configOf().clients, broken] }), false],
  ["partly", () => configOf({ clients: [...configOf().clients, broken], partial: true }), true],
  [
    "partly, but for a client that can't be read",
    () => configOf({ clients: [...configOf().clients, broken, missing], partial: true }),
    false,
  ],
];

describe("threads change nothing", () => {
  test.each(cases)("%s", async (_, config, written) => {
    const alone = await generate(config(), { threads: 1, lock });
    const steps: string[] = [];
    const apart = await generate(config(), { threads: 3, lock, onProgress: (s) => steps.push(s) });
    expect(apart).toEqual(alone);
    expect([...apart.contentHashes]).toEqual([...alone.contentHashes]);
    expect(alone.files !== null).toBe(written);
    // Otherwise nothing would have been compared.
    expect(steps.some((step) => /^generating \d documents in [23] threads/.test(step))).toBe(true);
  });

  test("nor does what is known of an earlier run", async () => {
    await generateTo(configOf(), "known", { threads: 1 });
    await rm(path.join(cwd, "known/dist/stripe/index.js"));
    const { ok, differences } = await generateTo(configOf(), "known", { threads: 2 });
    expect({ ok, differences }).toEqual({
      ok: true,
      differences: [{ file: "dist/stripe/index.js", what: "missing" }],
    });
    const again = await generateTo(configOf(), "known", { threads: 2, force: true });
    expect(again).toMatchObject({ ok: true, differences: [] });
  });
});

test("small documents, or emitters of others, get no thread", async () => {
  const steps: string[] = [];
  const onProgress = (step: string) => steps.push(step);
  await generate(configOf(), { onProgress });
  await generate(configOf(), { onProgress, threads: 2, emitters: [{ name: "mine" }] });
  expect(steps).toContain("reading specs/wepay.yaml");
  expect(steps.join()).not.toContain("threads");
});

test("an error in a thread ends the run, and all threads", async () => {
  // What only the reader of wireform.yaml sets, and nothing checks.
  const program = `
    import { generate } from ${JSON.stringify(built)};
    const clients = ["stripe", "wepay"].map((name) => ({ name, document: "specs/" + name + ".yaml" }));
    Object.assign(clients[1], { roots: ["missing"], written: {} });
    const options = { threads: 2 };
    await generate({ cwd: ".", clients, package: { name: "a" } }, options).catch((error) => {
      console.log(error.name + ": " + error.message);
    });`;
  const { code, stdout } = await run(cwd, process.execPath, "--input-type=module", "-e", program);
  expect(stdout).toMatch(/^TypeError: /);
  expect(code).toBe(0);
});
