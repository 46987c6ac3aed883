/**
 * Programs with the packages of `test/cases/`: a line after `// no` must not compile, all others
 * must.
 */
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { projectRoot, wireform } from "../package/project.js";
import { complaintsOf, show, type Version } from "./tsc.js";

/** By the name of their case. */
export type Programs = Readonly<Record<string, string>>;

/** Generates the package of each case as `out`, and writes the program beside it. */
export async function writePrograms(programs: Programs, folder: string): Promise<void> {
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, program] of Object.entries(programs)) {
    const home = path.join(folder, name);
    await mkdir(home);
    await cp(path.join(projectRoot, "test/cases", name, "openapi.yaml"), `${home}/openapi.yaml`);
    const { code } = await wireform(home, "generate", "openapi.yaml", "--out", "out");
    expect(code).toBe(0);
    await writeFile(path.join(home, "use.ts"), program);
  }
}

/** Checks all of them with a compiler. */
export async function expectRefusals(
  programs: Programs,
  folder: string,
  version: Version,
  compilerOptions: object,
): Promise<void> {
  const project = path.join(folder, "tsconfig.json");
  const include = Object.keys(programs).map((name) => `${name}/use.ts`);
  const options = { ...compilerOptions, noEmit: true };
  await writeFile(project, JSON.stringify({ compilerOptions: options, include }));
  const complaints = await complaintsOf(version, project);
  const places = complaints.map(({ file, line }) => `${path.basename(path.dirname(file))}:${line}`);
  const refused = Object.entries(programs).flatMap(refusedLines);
  expect([...new Set(places)].toSorted(), complaints.map(show).join("\n")).toEqual(
    refused.toSorted(),
  );
}

function refusedLines([name, program]: readonly [string, string]): readonly string[] {
  const lines = program.split("\n");
  return lines.flatMap((line, index) => (line.endsWith("// no") ? [`${name}:${index + 1}`] : []));
}
