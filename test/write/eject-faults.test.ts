/** What is wrong with a user's module of the runtime, and where. */
import { appendFile, readdir, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { changedMeanwhile } from "../../generator/pipeline/eject/spare-ejected.js";
import { makeFolder } from "../leftovers.js";
import { attempts, base, delay, EjectedProject, source } from "./ejected-project.js";
import { petShop } from "./pet-shop.js";

const report = (code: string, message: string) =>
  expect.stringMatching(new RegExp(`(?:error|warning) ${code}: [^]*${message}`));

describe("a file that is missing", () => {
  it("is an error: the module neither comes back by itself nor is it left out", async () => {
    const project = await EjectedProject.ejected();
    await rm(path.join(project.folder, source));
    const before = await project.tree();
    for (const args of [["generate"], ["generate", "--check"]])
      expect(await project.run(...args)).toEqual([
        1,
        report("WF7018", "send/retry.ts is missing, which is yours"),
      ]);
    expect(await project.tree()).toEqual(before);
    await project.run("eject", "--undo", "send/retry");
    expect((await project.run("generate"))[0]).toBe(0);
    expect(await project.read(source)).toContain("copied. Do not edit.");
  });

  it("is written again if it is a base that this version has", async () => {
    const project = await EjectedProject.ejected();
    const text = await project.read(base);
    await rm(path.join(project.folder, base));
    expect(await project.run("generate", "--check")).toEqual([
      1,
      report("WF7008", "retry.ts.base"),
    ]);
    expect((await project.run("generate"))[0]).toBe(0);
    expect(await project.read(base)).toBe(text);
  });

  it("is an error if it is a base that only another version has", async () => {
    const project = await EjectedProject.ejected();
    await project.pretendOlder(delay);
    await project.edit(base, attempts);
    const missing = report("WF7018", "retry.ts.base is missing or was changed");
    expect(await project.run("generate")).toEqual([1, missing]);
    expect(await project.run("eject", "--merge", "send/retry")).toEqual([1, missing]);
  });
});

it("says commands as the project's package manager runs them", async () => {
  const project = await EjectedProject.make();
  await project.write("pnpm-lock.yaml", "");
  const told = async (...args: string[]) => (await project.run("eject", ...args))[1];
  expect(await told("send/retry")).toContain("then run pnpm exec wireform generate;");
  await project.write(source, "export {};\n");
  expect(await told("--undo", "send/retry")).toContain(
    "pnpm exec wireform eject --undo send/retry --force gives",
  );
  expect(await told("--undo", "send/retry", "--force")).toContain(
    "next: pnpm exec wireform generate,",
  );
  expect(await told("nothing-like-it")).toContain("pnpm exec wireform eject lists");
  expect(await told("send/policy", "--out", "nowhere")).toContain(
    "run pnpm exec wireform generate first",
  );
});

it("finds a module that is named without its folder", async () => {
  const project = await EjectedProject.make();
  expect(await project.run("eject", "retry-reasons")).toEqual([
    expect.any(Number),
    report("WF8001", "no runtime module retry-reasons\n.*did you mean send/retry-reasons\\?"),
  ]);
});

describe("a module that isn't used", () => {
  it("is left alone, with a warning, if the package no longer needs it", async () => {
    const project = await EjectedProject.make();
    const serve = (yaml: string) => yaml.replace("shop.json }", "shop.json, handler: true }");
    const yaml = await project.read("wireform.yaml");
    await project.edit("wireform.yaml", serve);
    await project.run("generate");
    await project.run("eject", "serve/router");
    const router = "sdk/src/runtime/serve/router.ts";
    await project.edit(router, (text) => `${text}// Mine.\n`);
    const text = await project.read(router);
    await project.write("wireform.yaml", yaml);
    const told = report("WF7019", "no code of the package imports serve/router any more");
    expect(await project.run("generate")).toEqual([0, told]);
    expect(await project.run("generate")).toEqual([0, told]);
    await project.write("shop.json", petShop("Others."));
    expect(await project.run("generate")).toEqual([0, told]);
    expect(await project.read(router)).toBe(text);
    await project.edit("wireform.yaml", serve);
    await project.run("generate");
    expect(await project.read(router)).toBe(text);
    await project.write("wireform.yaml", yaml);
    await project.run("generate");
    await project.run("eject", "--undo", "serve/router", "--force");
    expect((await project.run("generate"))[1]).toContain("1 removed");
  });

  it("is left alone, with a warning, if this version of wireform has no such module", async () => {
    const project = await EjectedProject.ejected();
    const files = { [source]: "retry", [base]: "retry", "sdk/wireform.manifest": "retry.ts.base" };
    for (const [file, name] of Object.entries(files)) {
      const text = await project.read(file);
      if (name !== "retry") await project.write(file, text.replace(name, "tries.ts.base"));
      else {
        await project.write(file.replace("retry", "tries"), text);
        await rm(path.join(project.folder, file));
      }
    }
    const told = report("WF7019", "this version of wireform has no module send/tries");
    expect(await project.run("generate")).toEqual([0, told]);
    expect((await project.tree())["src/runtime/send/tries.ts"]).toContain("retrying");
    expect(await project.run("eject", "--merge", "send/tries")).toEqual([
      2,
      report("WF8001", "this version of wireform has no module send/tries"),
    ]);
    expect((await project.run("eject"))[1]).toMatch(/^send\/tries +\(yours\)$/m);
  });
});

/** What a user adds to the file, what is said of it, and whether sources alone may have it. */
const wrong: readonly (readonly [added: string, message: string, isFine?: true])[] = [
  ["const first = ;", "Expression expected\\."],
  ["export const made = Date.now() + attemptsOf();", "a type that is written down", true],
  ['import pRetry from "p-retry";', "it imports the package p-retry", true],
  [
    'import { x } from "../../index.js";',
    "the runtime has no module \\.\\./\\.\\./index\\.js",
    true,
  ],
  ['import * as errors from "../client/api-error.js";', "it imports all of a module", true],
  ['import { TimeoutError as Late } from "../client/api-error.js";', "another name to what", true],
  ['export { TimeoutError } from "../client/api-error.js";', "what another module has", true],
  ["export default 1;", "no default export", true],
  ["export { retrying as again };", "exports under another name", true],
  ["function isBoolean() {}", "`isBoolean` is a name in client/options, too", true],
  ["const { a: [Response] } = { a: [1] };", "`Response` is the name of a global", true],
];

describe("a text that doesn't fit", () => {
  it.each(wrong)("%s", async (added, message, isFine) => {
    const project = await EjectedProject.ejected();
    await project.edit(source, (text) => `${text}${added}\n`);
    const lines = (await project.read(source)).split("\n").length - 1;
    const before = await project.tree();
    const place = `${message}[^]*--> ${source}:${lines}:`;
    expect(await project.run("generate")).toEqual([1, report("WF7017", place)]);
    expect(await project.tree()).toEqual(before);
    if (isFine === true)
      expect(await project.run("generate", "--source-only", "--force")).toEqual([
        0,
        expect.not.stringContaining("WF7017"),
      ]);
  });

  it("lacks what others import", async () => {
    const project = await EjectedProject.ejected();
    await project.edit(source, (text) =>
      text.replace("export function retrying", "function retrying"),
    );
    for (const args of [["generate"], ["generate", "--source-only"]])
      expect(await project.run(...args)).toEqual([
        1,
        report("WF7017", "it no longer exports `retrying`, which others may import"),
      ]);
  });
});

it("imports end as the package's do, and sources alone may import anything", async () => {
  const project = await EjectedProject.ejected("sourceOnly: true\nimportExtension: none\n");
  expect(await project.read(source)).toContain('from "../client/options";');
  await project.edit(
    source,
    (text) => `import "p-retry";\nimport { curl } from "../tools/curl";\n${text}`,
  );
  expect((await project.run("generate"))[0]).toBe(0);
  // What it imports of the runtime comes with it.
  expect((await project.tree())["src/runtime/tools/curl.ts"]).toBeDefined();
  await project.pretendOlder(delay);
  expect((await project.run("generate"))[1]).toContain("merged this version's changes");
  expect(await project.read(source)).toMatch(/import "p-retry";[^]*baseDelay = 500/);
});

it("a merge of branches that lists the user's file as wireform's removes nothing", async () => {
  const project = await EjectedProject.ejected();
  await project.edit(source, attempts);
  const text = await project.read(source);
  const line = `${"0".repeat(64)} src/runtime/send/retry.ts\n${"1".repeat(64)} src/runtime/send/retry.ts\n`;
  await appendFile(path.join(project.folder, "sdk/wireform.manifest"), line);
  await project.edit(base, (text) => `<<<<<<< a\n${text}=======\n>>>>>>> b\n`);
  await project.run("generate", "--force");
  expect(await project.read(source)).toBe(text);
  expect(await project.read("sdk/wireform.manifest")).not.toMatch(
    / src\/runtime\/send\/retry\.ts$/m,
  );
  expect(await project.read(base)).not.toContain("<<<<<<<");
});

it("a manifest that is damaged leaves the user's file to the user", async () => {
  const project = await EjectedProject.ejected();
  await project.edit(source, attempts);
  const text = await project.read(source);
  await project.edit("sdk/wireform.manifest", (manifest) => manifest.replace(/ /g, ""));
  expect(await project.run("generate")).toEqual([1, report("WF7010", "can't be read")]);
  expect((await project.run("generate", "--force"))[0]).toBe(0);
  expect(await project.read(source)).toBe(text);
  expect((await project.run("eject"))[1]).toMatch(/^send\/retry +\(yours\)/m);
});

it("a file that is changed while a run merges into it isn't written", async () => {
  const project = await EjectedProject.ejected();
  const folder = path.join(project.folder, "sdk");
  const file = source.slice("sdk/".length);
  const merged = new Map([[file, await project.read(source)]]);
  expect(changedMeanwhile(folder, { sources: merged, merged })).toBeUndefined();
  await project.edit(source, attempts);
  expect(changedMeanwhile(folder, { sources: merged, merged })).toBe(file);
});

it("commands that format the sources may format the user's, too", async () => {
  const project = await EjectedProject.ejected("postGenerate: [[node, format.cjs]]\n");
  await project.write(
    "format.cjs",
    `const { readFileSync, writeFileSync } = require("node:fs");
for (const file of ["${source}", "sdk/src/runtime/send/auth.ts"])
  writeFileSync(file, readFileSync(file, "utf8").replace(/^  /gm, "\\t"));
`,
  );
  for (const args of [[], ["--force"], []]) await project.run("generate", ...args);
  expect(await project.read(source)).toContain("\n\t");
  expect((await project.run("generate"))[1]).toContain("nothing to do");
  await project.run("eject", "send/auth");
  await project.run("generate");
  expect((await project.run("generate"))[1]).toContain("nothing to do");
  expect((await project.run("generate", "--check"))[0]).toBe(0);
});

it("needs to know the output", async () => {
  const project = await EjectedProject.make();
  expect(await project.run("eject", "send/rety")).toEqual([
    2,
    report("WF8001", "did you mean send/retry"),
  ]);
  expect(await project.run("eject", "-o", "nowhere")).toEqual([1, report("WF7008", "is missing")]);
  expect(await project.run("eject", "send/retry", "--out", "sdk")).toEqual([0, expect.anything()]);
  await project.edit("sdk/wireform.manifest", (text) =>
    text.replace(/^\w+ (src\/runtime\/send\/auth\.ts)$/m, `${"0".repeat(64)} $1`),
  );
  expect(await project.run("eject", "send/auth")).toEqual([
    1,
    report("WF7007", "run npx wireform generate first"),
  ]);
  expect(await project.run("eject", "--undo", "--merge", "send/auth")).toEqual([
    2,
    expect.stringContaining("give one of them"),
  ]);
});

it("nothing is written through a link that leads out of the package", async () => {
  const project = await EjectedProject.make();
  const elsewhere = await makeFolder();
  await symlink(elsewhere, path.join(project.folder, "sdk/wireform.ejected"));
  const before = await project.tree();
  expect(await project.run("eject", "send/retry")).toEqual([
    1,
    report("WF7002", "wireform.ejected in it is a symbolic link"),
  ]);
  expect(await project.tree()).toEqual(before);
  expect(await readdir(elsewhere)).toEqual([]);
});
