/** An example as its reader has it: a copy of its folder, with what its package.json asks for. */
import { existsSync } from "node:fs";
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../leftovers.js";
import { linkLibraries } from "../package/libraries.js";
import { generateIn, projectRoot } from "../package/project.js";
import { complaintsOf, show } from "../types/tsc.js";

export const examples = path.join(projectRoot, "examples");

/**
 * Copies an example and generates its package.
 * @throws Error if its package.json asks for another version than this repository has
 */
export async function copyExample(name: string): Promise<string> {
  const root = await makeFolder();
  const folder = path.join(root, "examples", name);
  await cp(path.join(examples, name), folder, { recursive: true });
  await cp(path.join(projectRoot, "specs"), path.join(root, "specs"), { recursive: true });
  const libraries = await librariesOf(folder);
  await linkLibraries(folder, ["@types/node", "undici-types", ...libraries]);
  await generateIn(folder);
  return folder;
}

/** What TypeScript says of an example's programs, by its own tsconfig.json or a strict one. */
export async function complaintsOfExample(folder: string): Promise<readonly string[]> {
  const project = path.join(folder, "tsconfig.json");
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: "nodenext",
    target: "es2022",
    exactOptionalPropertyTypes: true,
    // Of libraries: not all are made for exactOptionalPropertyTypes.
    skipLibCheck: true,
    types: ["node"],
  };
  if (!existsSync(project))
    await writeFile(project, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  return (await complaintsOf("7.0", project)).map(show);
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

async function librariesOf(folder: string): Promise<readonly string[]> {
  const file = path.join(folder, "package.json");
  if (!existsSync(file)) {
    await writeFile(file, '{ "type": "module" }');
    return [];
  }
  const { dependencies, devDependencies } = await readManifest(file);
  const { devDependencies: ours } = await readManifest(path.join(projectRoot, "package.json"));
  const asked = Object.entries({ ...dependencies, ...devDependencies });
  for (const [library, version] of asked)
    if (ours?.[library] !== version)
      throw new Error(`${file} asks for ${library} ${version}, and this repository has another`);
  return asked.map(([library]) => library);
}

async function readManifest(file: string): Promise<Manifest> {
  return JSON.parse(await readFile(file, "utf8")) as Manifest;
}
