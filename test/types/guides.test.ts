/** What the README of a generated package shows compiles, for every document of `test/cases`. */
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runCase } from "../cases/run-case.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";
import { strict } from "./settings.js";
import { complaintsOf } from "./tsc.js";

const casesFolder = path.join(projectRoot, "test/cases");

test("guides compile", async () => {
  const folder = await makeFolder();
  await mkdir(path.join(folder, "node_modules"));
  const entries = await readdir(casesFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  let programs = 0;
  for (const name of names) {
    const result = await runCase(path.join(casesFolder, name));
    const installed = path.join(folder, "node_modules", name);
    if (result.exitCode === 0) await rename(result.folder, installed);
    await result.dispose();
    if (result.exitCode !== 0) continue;
    for (const [index, program] of (await programsOf(installed)).entries()) {
      await writeFile(path.join(folder, `${name}.${index}.ts`), program);
      programs++;
    }
  }
  const compilerOptions = { ...strict, noEmit: true, skipLibCheck: true };
  const project = path.join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  const complaints = await complaintsOf("7.0", project);
  const told = complaints.map(({ file, line, message }) => {
    return `${path.basename(file)}:${line} ${message}`;
  });
  expect(told).toEqual([]);
  expect(programs).toBeGreaterThan(100);
});

/**
 * Each example with the client that its section begins with; imported by the folder's name, which
 * becomes the package's: compilers take packages of one name and version for the same.
 */
async function programsOf(folder: string): Promise<readonly string[]> {
  const guide = await readFile(path.join(folder, "README.md"), "utf8");
  const manifest = path.join(folder, "package.json");
  const facts = JSON.parse(await readFile(manifest, "utf8")) as { readonly name: string };
  const { name } = facts;
  await writeFile(manifest, JSON.stringify({ ...facts, name: path.basename(folder) }));
  const sections = guide.split(/^## /m).slice(1);
  return sections.flatMap((section) => {
    const fences = [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!);
    const [client = "", ...examples] = fences.map((code) =>
      code.replaceAll(`from "${name}`, `from "${path.basename(folder)}`),
    );
    return [client, ...examples.map((example) => `${client}\n${example}`)];
  });
}
