/** The programs of examples/: compiled, and run as their pages say. */
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { transform } from "esbuild";
import { expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { projectRoot, run, wireform } from "../package/project.js";
import { complaintsOf, show } from "../types/tsc.js";

const folder = path.join(projectRoot, "examples");
const entries = await readdir(folder, { withFileTypes: true });
/** Emitters are generators, and have tests of their own. */
const names = entries.flatMap((entry) =>
  entry.isDirectory() && entry.name !== "emitters" ? [entry.name] : [],
);

test("the list names each example", async () => {
  const list = await readFile(path.join(folder, "README.md"), "utf8");
  const listed = Array.from(list.matchAll(/^\| \[(\w+)\]\(\1\/\)/gm), ([, name]) => name);
  expect(listed.toSorted()).toEqual([...names, "emitters"].toSorted());
});

test.each(names)("%s", async (name) => {
  const root = await makeFolder();
  const project = path.join(root, "examples", name);
  await cp(path.join(folder, name), project, { recursive: true });
  await cp(path.join(projectRoot, "specs"), path.join(root, "specs"), { recursive: true });
  await mkdir(path.join(project, "node_modules/@types"), { recursive: true });
  for (const types of ["@types/node", "undici-types"])
    await symlink(
      path.join(projectRoot, "node_modules", types),
      path.join(project, "node_modules", types),
    );
  await writeFile(path.join(project, "package.json"), '{ "type": "module" }');
  const { code, stderr } = await wireform(project, "generate");
  expect(code, stderr).toBe(0);

  const programs = (await readdir(project)).filter((file) => file.endsWith(".ts"));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: "nodenext",
    target: "es2022",
    exactOptionalPropertyTypes: true,
    types: ["node"],
  };
  await writeFile(
    path.join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: programs }),
  );
  expect((await complaintsOf("7.0", project)).map(show)).toEqual([]);
  for (const program of programs) {
    const source = await readFile(path.join(project, program), "utf8");
    const { code: script } = await transform(source, { loader: "ts", format: "esm" });
    await writeFile(path.join(project, program.replace(/\.ts$/, ".js")), script);
  }
  expect(await run(project, process.execPath, "main.js")).toMatchObject({ code: 0, stderr: "" });
});
