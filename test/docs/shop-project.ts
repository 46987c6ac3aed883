/** The programs of a page that calls the shop, with its package `my-api`. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { generateIn } from "../package/project.js";
import { type PageProject, projectOf } from "./page-project.js";

/** @param packages of this repository that the programs import */
export async function shopProjectOf(
  page: string,
  packages: readonly string[],
): Promise<PageProject> {
  const project = await projectOf(page, packages);
  for (const file of ["openapi.yaml", "wireform.yaml", "try-client.ts"]) {
    const text = await readFile(path.join(import.meta.dirname, "shop", file), "utf8");
    await project.write(file, text.replace("output: my-api", "output: node_modules/my-api"));
  }
  await generateIn(project.folder);
  return project;
}
