/** Our own command on a document, as its users run it. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/package-root.js";
import { type Ran, runNode } from "./child.js";

const command = path.join(packageRoot, "dist/generator/main.js");

/**
 * A project folder for one document with one client, `api`, whose package is written to `out/`.
 *
 * @param document Its path; the project may read from its folder.
 */
export async function makeProject(
  folder: string,
  document: string,
  dialect: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const config = {
    output: "out",
    package: { name: "measured", version: "1.0.0" },
    clients: { api: { document: path.relative(folder, document), dialect } },
  };
  // JSON is YAML, too.
  await writeFile(path.join(folder, "wireform.yaml"), JSON.stringify(config));
}

/** `wireform generate` in a project folder. */
export function generateOwn(folder: string): Promise<Ran> {
  return runNode([command, "generate"], { cwd: folder });
}
