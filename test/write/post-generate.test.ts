/** `postGenerate`: when its commands run, and what becomes of files that they change. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { generateTo, readProject } from "../../generator/index.js";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";
import { readTimes } from "../package/project.js";
import { petShop } from "./pet-shop.js";

/** Formats: it uses tabs in each source, and notes that it ran. */
const formatter = `
  const { appendFileSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
  const { join } = require("node:path");
  appendFileSync("runs.txt", process.argv[2] + "\\n");
  for (const name of readdirSync("sdk/src", { recursive: true })) {
    if (!name.endsWith(".ts")) continue;
    const file = join("sdk/src", name);
    const text = readFileSync(file, "utf8").replaceAll(/^(  )+/gm, (blanks) => "\\t".repeat(blanks.length / 2));
    writeFileSync(file, text);
  }
  console.log("formatted");
`;

class Project {
  private constructor(readonly folder: string) {}

  static async make(commands: string = "[[node, format.cjs, one]]"): Promise<Project> {
    const project = new Project(await makeFolder());
    await project.write("format.cjs", formatter);
    await project.write("shop.json", petShop());
    await project.configure(commands);
    return project;
  }

  configure(commands: string): Promise<void> {
    const clients = 'clients: { ".": { document: shop.json } }';
    const text = `output: sdk\n${commands === "" ? "" : `postGenerate: ${commands}\n`}${clients}\n`;
    return this.write("wireform.yaml", text);
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(path.join(this.folder, file), text);
  }

  read(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), "utf8").catch(() => "");
  }

  generate(...args: readonly string[]) {
    return runIn(this.folder, ["generate", ...args]);
  }

  /** How often commands ran. */
  async runs(): Promise<number> {
    return (await this.read("runs.txt")).split("\n").length - 1;
  }
}

const source = "sdk/src/operations/list-pets.ts";

it("formats what was written; later runs find that up to date, with and without a cache", async () => {
  const project = await Project.make();
  const first = await project.generate();
  expect([first.code, first.err]).toEqual([0, expect.stringContaining("formatted\n")]);
  expect(await project.read(source)).toContain("\n\t");
  const times = await readTimes(path.join(project.folder, "sdk"));
  for (const args of [[], ["--check"], ["--dry-run"], ["--force"]]) {
    const { code, out, err } = await project.generate(...args);
    expect([code, out], err).toEqual([0, ""]);
  }
  // As on another machine: all is generated, and compared.
  await rm(path.join(project.folder, "node_modules"), { recursive: true, force: true });
  expect((await project.generate("--check")).code).toBe(0);
  expect(await project.runs()).toBe(1);
  expect(await readTimes(path.join(project.folder, "sdk"))).toEqual(times);
});

it("writes what an edit changes, and formats again", async () => {
  const project = await Project.make();
  await project.generate();
  await project.write("shop.json", petShop("Pets, the newest first."));
  const check = await project.generate("--check");
  expect([check.code, check.err]).toEqual([1, expect.stringContaining("list-pets.ts")]);
  expect(check.err).not.toContain("client.ts");
  expect(await project.runs()).toBe(1);
  expect((await project.generate()).code).toBe(0);
  expect(await project.runs()).toBe(2);
  expect(await project.read(source)).toMatch(/Pets, the newest first[^]*\n\t/);
  expect((await project.generate()).err).toContain("nothing to do");
  expect((await project.generate("--check")).code).toBe(0);
});

it("protects what people edit", async () => {
  const project = await Project.make();
  await project.generate();
  await appendFile(path.join(project.folder, source), "// mine\n");
  expect((await project.generate()).err).toContain("WF7003");
  expect(await project.runs()).toBe(1);
  expect((await project.generate("--force")).code).toBe(0);
  expect(await project.read(source)).not.toContain("mine");
  expect(await project.read(source)).toContain("\n\t");
  expect((await project.generate("--check")).code).toBe(0);
});

it("runs other commands over all, and none over what is written without them", async () => {
  const project = await Project.make();
  await project.generate();
  await project.configure("[[node, format.cjs, two]]");
  expect((await project.generate("--check")).code).toBe(1);
  expect((await project.generate()).code).toBe(0);
  expect(await project.read("runs.txt")).toBe("one\ntwo\n");
  await project.configure("");
  expect((await project.generate()).code).toBe(0);
  expect(await project.read(source)).not.toContain("\n\t");
  expect(await project.read("sdk/wireform.manifest")).not.toMatch(/^(commands|finished)/m);
  expect(await project.runs()).toBe(2);
});

it("tells which command failed, ends with 1, and runs all again", async () => {
  const project = await Project.make("[[node, format.cjs, one], [node, -e, process.exit(3)]]");
  const failed = await project.generate();
  expect(failed.code).toBe(1);
  expect(failed.err).toContain(
    "error WF7015: `node -e process.exit(3)` ended with exit code 3\n  --> wireform.yaml:2:41",
  );
  expect((await project.generate("--check")).code).toBe(1);
  expect((await project.generate()).code).toBe(1);
  expect(await project.runs()).toBe(2);
  await project.configure("[[node, format.cjs, one], [node, -e, process.exit(0)]]");
  expect((await project.generate()).code).toBe(0);
  expect((await project.generate("--check")).code).toBe(0);
});

it.each([
  ["[[no-such-program]]", "`no-such-program` can't be started: spawn no-such-program ENOENT"],
  [`[[node, -e, 'fs.rmSync("${source}")']]`, `a command has removed ${source}`],
])("reports %s", async (commands, message) => {
  const project = await Project.make(commands);
  const { code, err } = await project.generate();
  expect([code, err]).toEqual([1, expect.stringContaining(message)]);
});

it("has no shell, and finds programs where scripts of packages do", async () => {
  const project = await Project.make(
    `[[node, -e, 'console.log(process.argv[1])', "a; b > $HOME"]]`,
  );
  expect((await project.generate()).err).toContain("a; b > $HOME\n");
  const bin = path.join(project.folder, "node_modules/.bin");
  await mkdir(bin, { recursive: true });
  await writeFile(path.join(bin, "own"), "#!/bin/sh\necho from the project\n", { mode: 0o755 });
  await project.configure("[[own]]");
  expect((await project.generate()).err).toContain("from the project\n");
});

it("keeps stdout for diagnostics", async () => {
  const project = await Project.make();
  const { out, err } = await project.generate("--format", "json");
  expect([out, err]).toEqual(["", "formatted\n"]);
});

it("doesn't run where nothing may be written, or from a document or an overlay", async () => {
  const project = await Project.make();
  await project.generate("--dry-run");
  await project.generate("--check");
  expect([await project.runs(), existsSync(path.join(project.folder, "sdk"))]).toEqual([0, false]);
  const commands = `[["node", "format.cjs", "evil"]]`;
  const evil = `{ "postGenerate": ${commands}, "x-wireform": { "postGenerate": ${commands} },`;
  await project.write("shop.json", petShop("Pets.").replace("{", evil));
  await project.write(
    "over.yaml",
    `overlay: 1.0.0\ninfo: { title: O, version: "1" }\nactions: [{ target: $, update: { postGenerate: ${commands} } }]\n`,
  );
  await project.generate("shop.json", "--out", "other", "--overlay", "over.yaml");
  await project.configure("");
  await project.generate();
  expect(await project.runs()).toBe(0);
});

it("formats anew what a killed run has left half done", async () => {
  const project = await Project.make(
    "[[node, format.cjs, one], [node, -e, 'process.kill(process.ppid, \"SIGKILL\")']]",
  );
  const main = path.resolve(import.meta.dirname, "../../dist/generator/main.js");
  const { signal } = spawnSync(process.execPath, [main, "generate"], { cwd: project.folder });
  expect([signal, await project.runs()]).toEqual(["SIGKILL", 1]);
  await project.configure("[[node, format.cjs, one]]");
  expect((await project.generate()).code).toBe(0);
  expect((await project.generate("--check")).code).toBe(0);
});

it("is run by programs, too, unless they leave it to the command", async () => {
  const project = await Project.make();
  const { config, output } = await readProject(project.folder);
  const printed: string[] = [];
  const onOutput = (text: string) => void printed.push(text);
  for (const postGenerate of [false, false, undefined])
    expect((await generateTo(config!, output, { onOutput, postGenerate })).ok).toBe(true);
  expect(await project.runs()).toBe(1);
  expect((await project.generate()).err).toContain("nothing to do");
  expect(printed).toEqual(["formatted\n"]);
});

it("reports a command that removes the whole output", async () => {
  const project = await Project.make('[[node, -e, "fs.rmSync(`sdk`, { recursive: true })"]]');
  const { code, err } = await project.generate();
  expect([code, err]).toEqual([1, expect.stringContaining("removed sdk/wireform.manifest")]);
});
