/** The generated package and its callers under both compilers and strict settings. */
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { copyProject, projectRoot, readTree } from "../package/project.js";
import { strictest } from "./settings.js";
import { complaintsOf, show, versions } from "./tsc.js";

const generatedSource = path.join(projectRoot, "generated/src");
const consumers = path.join(projectRoot, "test/types/consumer");

/** Made once for both compilers. */
let installed: Promise<string>;
beforeAll(() => {
  installed = installForConsumers();
  return installed;
});

describe.each(versions)("tsc %s", (version) => {
  test("finds nothing in the generated sources, and derives each declaration from its module", async () => {
    const outDir = path.join(await makeFolder(), "out");
    const declarations = {
      declaration: true,
      emitDeclarationOnly: true,
      isolatedDeclarations: true,
    };
    const options = { ...strictest, ...declarations, outDir, rootDir: generatedSource };
    const project = await makeProject(generatedSource, options);
    expect((await complaintsOf(version, project)).map(show)).toEqual([]);
  });

  test("accepts and refuses in callers what it should", async () => {
    expect((await complaintsOf(version, consumers)).map(show)).toEqual([]);
  });

  test("says the same of callers that have the package installed", async () => {
    const project = await installed;
    expect((await complaintsOf(version, project)).map(show)).toEqual([]);
  });
});

test("the type tests beside this one are in order", async () => {
  const own = path.join(projectRoot, "test/types");
  expect((await complaintsOf("7.0", own)).map(show)).toEqual([]);
});

test("no any in the generated sources", async () => {
  const found: string[] = [];
  for (const [file, text] of Object.entries(await readTree(generatedSource))) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.AnyKeyword)
        found.push(`${file}:${source.getLineAndCharacterOfPosition(node.pos).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(found).toEqual([]);
});

/** A `tsconfig.json` in a folder of its own, over all sources of another. */
async function makeProject(sources: string, compilerOptions: object): Promise<string> {
  const folder = await makeFolder();
  const project = path.join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions, include: [`${sources}/**/*.ts`] }));
  return project;
}

/**
 * The consumers beside a fresh package in `node_modules`: found by its `exports`, read as `.d.ts`.
 */
async function installForConsumers(): Promise<string> {
  const folder = await makeFolder();
  const generated = path.join(await copyProject(), "generated");
  await mkdir(path.join(folder, "node_modules"));
  await symlink(generated, path.join(folder, "node_modules", "wireform-payments"));
  await cp(consumers, folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const project = path.join(folder, "tsconfig.json");
  const config = JSON.parse(await readFile(project, "utf8")) as {
    compilerOptions: Record<string, unknown>;
  };
  delete config.compilerOptions["paths"];
  await writeFile(project, JSON.stringify(config));
  return project;
}
