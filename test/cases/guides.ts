/** The code samples in READMEs of generated packages, as programs for a compiler. */
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { strict } from "../types/settings.js";
import { complaintsOf } from "../types/tsc.js";
import type { Package } from "./shared-runtime.js";

/** The number of programs, and the compiler's messages. */
export interface GuidesResult {
  readonly programs: number;
  readonly complaints: readonly string[];
}

/** @param folder gets the packages, installed, and a program for each example */
export async function compileGuides(
  packages: readonly Package[],
  folder: string,
): Promise<GuidesResult> {
  let programs = 0;
  for (const { name, folder: written } of packages) {
    const installed = path.join(folder, "node_modules", name);
    await mkdir(installed, { recursive: true });
    for (const part of ["package.json", "README.md"])
      await cp(path.join(written, part), path.join(installed, part));
    await symlink(path.join(written, "dist"), path.join(installed, "dist"));
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
  return {
    programs,
    complaints: complaints.map(({ file, line, message }) => {
      return `${path.basename(file)}:${line} ${message}`;
    }),
  };
}

/**
 * Each example with the client at the start of its section. Imports use the folder's name, which
 * becomes the package's: compilers treat packages of one name and version as the same.
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
