/**
 * wireform prints `dist/` itself, without a compiler. This compares it with the compiler's output
 * for `src/`: it must run and declare the same. Compared are the tokens of each statement and, for
 * declarations, the docs; formatting and the order of imports may differ. Code that runs is joined
 * in few files, module by module: each has the compiler's statements, and a file that knows all its
 * names.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { sectionsIn } from "../../generator/6-print/section.js";
import { strict } from "../types/settings.js";
import { makeFolder } from "../leftovers.js";
import { copyProject, projectRoot, readTree, run } from "./project.js";
import { statementsOf, type Tree } from "./statements.js";

let printed: Tree;
let judged: Tree;

beforeAll(async () => {
  const project = await copyProject();
  const compilerOptions = {
    ...strict,
    verbatimModuleSyntax: true,
    declaration: true,
    rootDir: "generated/src",
    outDir: "judged",
  };
  const config = { compilerOptions, include: ["generated/src"] };
  await writeFile(path.join(project, "tsconfig.json"), JSON.stringify(config));
  const tsc = path.join(projectRoot, "node_modules/typescript/bin/tsc");
  expect(await run(project, process.execPath, tsc, "-p", project)).toMatchObject({
    code: 0,
    stdout: "",
  });
  printed = await readTree(path.join(project, "generated/dist"));
  judged = await readTree(path.join(project, "judged"));
});

test("the same declarations", () => {
  const declarations = (tree: Tree) => Object.keys(tree).filter((file) => file.endsWith(".d.ts"));
  expect(declarations(printed)).toEqual(declarations(judged));
});

test.each(["stripe", "wepay", "runtime"])("%s/**/*.d.ts", (part) => {
  const files = filesOf(part, "d.ts");
  expect(files.length).toBeGreaterThan(5);
  for (const file of files)
    expect(statementsOf(printed, file), file).toEqual(statementsOf(judged, file));
});

test.each([
  ["stripe", ["stripe/schemas.js", "stripe/operations.js"]],
  ["wepay", ["wepay/schemas.js", "wepay/operations.js"]],
  ["runtime", ["runtime.js"]],
])("%s/**/*.js, each in a file of its own or in %s", (part, chunks) => {
  const sections = chunks.map((chunk) => sectionsIn(printed[chunk]!));
  const files = filesOf(part, "js");
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const module = file.replace(/\.js$/, "");
    const parts = sections.flatMap((found) => found.get(module) ?? []);
    const texts = { [file]: parts.length > 0 ? parts.join("\n") : (printed[file] ?? "") };
    expect(statementsOf(texts, file).filter(isRun), file).toEqual(
      statementsOf(judged, file).filter(isRun),
    );
    expect(reExportsOf(texts, file), file).toEqual(reExportsOf(judged, file));
  }
  const own = new Set(files.map((file) => file.replace(/\.js$/, "")));
  const found = sections.flatMap((one) => [...one.keys()]);
  expect(found.filter((module) => !own.has(module))).toEqual([]);
});

test("files of several modules declare each name once, and import what they lack", async () => {
  const folder = await makeFolder();
  const scripts = Object.entries(printed).filter(([file]) => file.endsWith(".js"));
  const doors = scripts.filter(([file]) => /\/(operations|schemas)\//.test(file));
  expect(scripts.length - doors.length).toBe(12);
  for (const [file, text] of scripts) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  const json = { ...strict, allowJs: true, checkJs: true, noEmit: true, types: [] };
  const { options } = ts.convertCompilerOptionsFromJson(json, folder);
  const program = ts.createProgram({
    rootNames: scripts.map(([file]) => path.join(folder, file)),
    options,
  });
  // Without types, much else is unclear to it.
  const names = new Set([2300, 2304, 2305, 2307, 2440, 2451, 2552, 2724]);
  const faults = ts.getPreEmitDiagnostics(program).filter(({ code }) => names.has(code));
  const told = faults.map(({ code, messageText }) => [code, messageText]);
  expect(told).toEqual([]);
});

test("each module with values has a file at its path, which hands on what its chunk has", async () => {
  const doors = Object.entries(printed).filter(([file]) => /\/operations\/.*\.js$/.test(file));
  expect(doors.length).toBe(3);
  for (const [file, text] of doors) {
    const statements = text.split("\n").filter((line) => line !== "" && !line.startsWith("//"));
    expect(statements, file).toHaveLength(1);
    const [, name, from] = /^export \{ (\w+) \} from "(.*)";$/.exec(statements[0]!)!;
    const chunk = printed[path.posix.join(path.posix.dirname(file), from!)];
    expect(chunk, file).toContain(`export function ${name}(`);
  }
});

/** From the compiler. */
function filesOf(part: string, extension: "js" | "d.ts"): readonly string[] {
  return Object.keys(judged).filter(
    (file) => file.startsWith(`${part}/`) && file.endsWith(`.${extension}`),
  );
}

/** Statements that aren't imports and exports. */
function isRun(statement: string): boolean {
  return !/^import |^export \{/.test(statement);
}

/** By names only: what is in one file is exported from one file. */
function reExportsOf(tree: Tree, file: string): readonly string[] {
  const exports = statementsOf(tree, file).filter((statement) =>
    /^export \{.* from /.test(statement),
  );
  return exports
    .flatMap((statement) =>
      statement.slice("export {".length, statement.lastIndexOf("}")).split(","),
    )
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .toSorted();
}
