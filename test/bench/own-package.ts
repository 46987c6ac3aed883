/** Runs our own command on a document, as users do. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { type Ran, runWell } from "./child.js";

export const command = path.join(packageRoot, "dist/generator/main.js");

export interface ProjectOptions {
  readonly dialect: "oas" | "stripe";
  /** All operations if undefined. */
  readonly include?: { readonly operations: readonly string[] };
  /** OpenAPI Overlays, from the project's folder. */
  readonly overlays?: readonly string[];
}

/** A project folder for one document with one client, `api`; its package will be in `out/`. */
export async function makeProject(
  folder: string,
  document: string,
  options: ProjectOptions,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const config = {
    output: "out",
    package: { name: "measured", version: "1.0.0" },
    clients: { api: { document: path.relative(folder, document), ...options } },
  };
  // JSON is YAML, too.
  await writeFile(path.join(folder, "wireform.yaml"), JSON.stringify(config));
}

/** `wireform generate` in a project folder; throws if it fails. */
export function generateOwn(folder: string): Promise<Ran> {
  return runWell([command, "generate"], { cwd: folder });
}
