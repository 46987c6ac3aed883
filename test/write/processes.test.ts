/** Real processes: two at the same time, and some that are killed at critical moments. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { copyProject, projectRoot, readTree, wireformProcess } from "../package/project.js";

const main = path.join(projectRoot, "dist/generator/main.js");

/** One document is enough: processes start again for each run. */
const small = { schema: false, stripe: false };

async function describeAnew(project: string): Promise<void> {
  const file = path.join(project, "specs/wepay.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll(/description: (?=[A-Z])/g, "description: New. "));
}

test("two runs at once end as one would", async () => {
  const project = await copyProject(small);
  const reference = await copyProject(small);
  await Promise.all([describeAnew(project), describeAnew(reference)]);
  await wireformProcess(reference, "generate");
  const runs = await Promise.all([
    wireformProcess(project, "generate"),
    wireformProcess(project, "generate"),
  ]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(await readTree(project)).toEqual(await readTree(reference));
});

test("a run that is killed while it writes leaves the old or the new, and the next one heals", async () => {
  const old = await copyProject(small);
  const [before, after] = [await readTree(path.join(old, "generated")), await newOutput()];
  for (let attempt = 0; attempt < 6; attempt++) {
    const project = await copyProject(small);
    const folder = path.join(project, "generated");
    await describeAnew(project);
    const child = spawn(process.execPath, [main, "generate"], { cwd: project, stdio: "ignore" });
    const exit = once(child, "exit");
    // From the first sign of writing on, a little later each time.
    while (child.exitCode === null && !existsSync(`${folder}.wireform-staging`))
      await new Promise(setImmediate);
    for (let turn = 0; turn < attempt * 3; turn++) await new Promise(setImmediate);
    child.kill("SIGKILL");
    await exit;
    expect([before, after]).toContainEqual(await readTree(folder));
    expect(await wireformProcess(project, "generate")).toMatchObject({ code: 0 });
    expect(await readTree(folder)).toEqual(after);
    expect((await readdir(project)).toSorted()).toEqual([
      "generated",
      "node_modules",
      "specs",
      "wireform.yaml",
    ]);
  }
});

test("what a killed run left aside comes back, though the next run has nothing to write", async () => {
  const project = await copyProject(small);
  const folder = path.join(project, "generated");
  const before = await readTree(folder);
  await mkdir(`${folder}.wireform-staging/new`, { recursive: true });
  await rename(folder, `${folder}.wireform-staging/old`);
  await writeFile(path.join(project, "specs/wepay.yaml"), "openapi: [");
  expect(await wireformProcess(project, "generate")).toMatchObject({ code: 1 });
  expect(await readTree(folder)).toEqual(before);
  expect((await readdir(project)).toSorted()).toEqual([
    "generated",
    "node_modules",
    "specs",
    "wireform.yaml",
  ]);
});

async function newOutput() {
  const project = await copyProject(small);
  await describeAnew(project);
  await wireformProcess(project, "generate");
  return readTree(path.join(project, "generated"));
}
