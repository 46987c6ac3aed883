/** The programs of examples/: compiled, and run as their pages say. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { transform } from "esbuild";
import { expect, test } from "vitest";
import { run } from "../package/project.js";
import { complaintsOfExample, copyExample, examples } from "./project.js";

/** Tried elsewhere: emitters are generators, the page needs a browser, the monorepo Turborepo. */
const elsewhere = ["emitters", "monorepo", "react"];

const folders = (await readdir(examples, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("the list names each example", async () => {
  const list = await readFile(path.join(examples, "README.md"), "utf8");
  const listed = Array.from(list.matchAll(/^\| \[(\w+)\]\(\1\/\)/gm), ([, name]) => name);
  expect(listed.toSorted()).toEqual(folders.toSorted());
});

test.each(folders.filter((name) => !elsewhere.includes(name)))("%s", async (name) => {
  const folder = await copyExample(name);
  expect(await complaintsOfExample(folder)).toEqual([]);
  for (const program of (await readdir(folder)).filter((file) => file.endsWith(".ts"))) {
    const source = await readFile(path.join(folder, program), "utf8");
    const { code } = await transform(source, { loader: "ts", format: "esm" });
    await writeFile(path.join(folder, program.replace(/\.ts$/, ".js")), code);
  }
  expect(await run(folder, process.execPath, "main.js")).toMatchObject({ code: 0, stderr: "" });
});
