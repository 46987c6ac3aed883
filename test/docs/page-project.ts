/** The files that a page shows, as a project: a block whose first line is a comment with a path is a file. */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { transform } from "esbuild";
import { makeFolder } from "../leftovers.js";
import { linkLibraries } from "../package/libraries.js";
import { projectRoot, run, wireform, type Ran } from "../package/project.js";
import { complaintsOf, show } from "../types/tsc.js";
import { readPage } from "./pages.js";

export interface PageProject {
  readonly folder: string;
  /** Runs the command in it. */
  wireform(...args: readonly string[]): Promise<Ran>;
  /** Compiles and runs one of its programs. */
  run(program: string, ...args: readonly string[]): Promise<Ran>;
  /** @returns the name of the script */
  compile(program: string): Promise<string>;
  /** What the compiler says of its programs, under strict rules. */
  complaints(...programs: readonly string[]): Promise<readonly string[]>;
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string>;
}

/**
 * @param page such as `docs/formats.md`
 * @param packages of this repository that its programs import
 */
export async function projectOf(
  page: string,
  packages: readonly string[] = [],
): Promise<PageProject> {
  const folder = await makeFolder();
  const { text } = await readPage(page);
  const write = async (file: string, content: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  };
  for (const [file, content] of filesIn(text)) await write(file, content);
  await linkPackages(folder, packages);
  const compile = async (file: string) => {
    const source = await readFile(path.join(folder, file), "utf8");
    const { code } = await transform(source, { loader: "ts", format: "esm", target: "node20" });
    const script = file.replace(/\.ts$/, ".mjs");
    await write(script, code);
    return script;
  };
  return {
    folder,
    write,
    read: (file) => readFile(path.join(folder, file), "utf8"),
    wireform: (...args) => wireform(folder, ...args),
    async run(program, ...args) {
      await compilePackages(folder, filesIn(text), compile);
      return run(folder, process.execPath, await compile(program), ...args);
    },
    compile,
    async complaints(...programs) {
      const compilerOptions = {
        strict: true,
        noEmit: true,
        module: "nodenext",
        target: "es2022",
        exactOptionalPropertyTypes: true,
        types: ["node"],
        typeRoots: [path.join(projectRoot, "node_modules/@types")],
      };
      await write("tsconfig.json", JSON.stringify({ compilerOptions, files: programs }));
      await write("package.json", JSON.stringify({ type: "module" }));
      return (await complaintsOf("7.0", folder)).map(show);
    },
  };
}

export function filesIn(page: string): readonly (readonly [file: string, text: string])[] {
  const blocks = page.matchAll(/^```\w+\n(?:#|\/\/) ([\w./-]+\.\w+)\n([^]*?)^```$/gm);
  return Array.from(blocks, ([, file = "", text = ""]) => [file, text] as const);
}

/** The package that the page generates, by its name, wireform itself, and others. */
async function linkPackages(folder: string, packages: readonly string[]): Promise<void> {
  const modules = path.join(folder, "node_modules");
  await mkdir(modules, { recursive: true });
  await symlink(projectRoot, path.join(modules, "wireform"));
  await symlink(path.join(folder, "shop"), path.join(modules, "shop"));
  await linkLibraries(folder, packages);
}

/** A package that the page shows is there as JavaScript too. */
async function compilePackages(
  folder: string,
  files: readonly (readonly [file: string, text: string])[],
  compile: (file: string) => Promise<string>,
): Promise<void> {
  for (const [file] of files) {
    const [name] = /^node_modules\/[\w-]+(?=\/index\.ts$)/.exec(file) ?? [];
    if (name === undefined) continue;
    await compile(file);
    const manifest = { type: "module", exports: { types: "./index.ts", default: "./index.mjs" } };
    await writeFile(path.join(folder, name, "package.json"), JSON.stringify(manifest));
  }
}
