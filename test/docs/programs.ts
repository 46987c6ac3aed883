/** The programs of the pages, compiled and run against fakes of the APIs that they call. */
import { cp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { makeFolder } from "../leftovers.js";
import { linkAllLibraries } from "../package/libraries.js";
import { generateIn, projectRoot, run } from "../package/project.js";
import { complaintsOf, type Complaint } from "../types/tsc.js";
import type { Block } from "./blocks.js";
import { withStatedValues } from "./stated-values.js";

/** What is wrong with each program, by its name. */
export type Findings = ReadonlyMap<string, readonly string[]>;

export const nameOf = ({ file, line }: Block): string =>
  `${file.replace(/\.md$/, "").replaceAll("/", "-")}-${line}`;

const compilerOptions = {
  strict: true,
  // As `tsc --init` writes it.
  exactOptionalPropertyTypes: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
  module: "nodenext",
  types: ["node"],
  allowJs: true,
  noEmit: true,
  skipLibCheck: true,
};

export async function tryPrograms(blocks: readonly Block[]): Promise<Findings> {
  const folder = await prepare();
  for (const block of blocks) {
    // A program without imports is a module all the same.
    const text = `${block.text}export {};\n`;
    await writeFile(path.join(folder, `${nameOf(block)}.ts`), text);
  }
  const names = blocks.map(nameOf);
  const files = ["around", ...names].map((name) => `${name}.ts`);
  const project = path.join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions, files }));
  const complaints = await complaintsOf("5.9", project);
  const faults = new Map(names.map((name) => [name, complaintsAbout(name, complaints)]));
  for (const { name, wrong } of await runAll(folder, names))
    if (wrong !== null) faults.get(name)?.push(wrong);
  return faults;
}

/** A project with the packages that the pages import, and the documents that they read. */
async function prepare(): Promise<string> {
  const folder = await makeFolder();
  const shop = path.join(import.meta.dirname, "shop");
  await cp(shop, folder, { recursive: true });
  for (const name of ["shop.yaml", "old.yaml", "new.yaml"])
    await cp(path.join(shop, "openapi.yaml"), path.join(folder, name));
  await cp(path.join(projectRoot, "examples/emitters"), path.join(folder, "emitters"), {
    recursive: true,
  });
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  await link(folder);
  await generate(
    folder,
    "node_modules/my-api",
    await readFile(path.join(shop, "wireform.yaml"), "utf8"),
  );
  const payments = await readFile(path.join(projectRoot, "wireform.yaml"), "utf8");
  await cp(path.join(projectRoot, "specs"), path.join(folder, "specs"), { recursive: true });
  const served = payments
    .replace("schema: true\n", "")
    .replace(/^( +)document: .*$/gm, "$&\n$1validators: true\n$1handler: true\n$1fake: true");
  await generate(folder, "node_modules/wireform-payments", served);
  await cp(path.join(shop, "wireform.yaml"), path.join(folder, "wireform.yaml"));
  return folder;
}

/** wireform's own packages, and wireform itself. */
async function link(folder: string): Promise<void> {
  await linkAllLibraries(folder);
  await symlink(projectRoot, path.join(folder, "node_modules/wireform"));
}

async function generate(folder: string, output: string, config: string): Promise<void> {
  const text = config.replace(/^output: .*$/m, `output: ${output}`);
  await writeFile(path.join(folder, "wireform.yaml"), text);
  await generateIn(folder);
}

function complaintsAbout(name: string, complaints: readonly Complaint[]): string[] {
  return complaints
    .filter(({ file }) => path.basename(file) === `${name}.ts`)
    .map(({ line, code, message }) => `line ${line} ${code}: ${message}`);
}

interface Ended {
  readonly name: string;
  readonly wrong: string | null;
}

async function runAll(folder: string, names: readonly string[]): Promise<readonly Ended[]> {
  const emitters = (await readdir(path.join(folder, "emitters"))).filter((file) =>
    file.endsWith(".ts"),
  );
  const all = ["around.ts", ...names.map((name) => `${name}.ts`)];
  for (const file of [...all, ...emitters.map((name) => `emitters/${name}`)]) {
    const text = await readFile(path.join(folder, file), "utf8");
    const { outputText } = ts.transpileModule(withStatedValues(text), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    await writeFile(path.join(folder, file.replace(/\.ts$/, ".js")), outputText);
  }
  await cp(path.join(import.meta.dirname, "run-programs.mjs"), path.join(folder, "run.mjs"));
  const { stdout, stderr } = await run(folder, process.execPath, "run.mjs", ...names);
  const ended = stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
  if (ended.length !== names.length) throw new Error(`the programs did not end: ${stderr}`);
  return ended as readonly Ended[];
}
