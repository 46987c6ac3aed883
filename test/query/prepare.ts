/** Programs with the package of a case, and with the libraries of this repository. */
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../leftovers.js";
import { linkAllLibraries } from "../package/libraries.js";
import { generateIn, projectRoot } from "../package/project.js";
import { complaintsOf, show, type Version } from "../types/tsc.js";

/** @param name of the case; its package has a fake, too */
export async function prepare(name: string, packageName: string): Promise<string> {
  const folder = await makeFolder();
  await linkAllLibraries(folder);
  const files = path.join(projectRoot, "test/cases", name);
  await cp(path.join(files, "openapi.yaml"), path.join(folder, "openapi.yaml"));
  const config = await readFile(path.join(files, "wireform.yaml"), "utf8");
  await writeFile(path.join(folder, "wireform.yaml"), `${config}    fake: true\n`);
  await generateIn(folder);
  await symlink("../out", path.join(folder, "node_modules", packageName));
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  return folder;
}

/** What a compiler says of the programs in a folder. */
export async function complain(
  folder: string,
  version: Version,
  others: object = {},
): Promise<readonly string[]> {
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
    module: "nodenext",
    jsx: "react-jsx",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    noEmit: true,
    ...others,
  };
  const project = path.join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions, include: ["programs/*"] }));
  return (await complaintsOf(version, project)).map(show);
}
