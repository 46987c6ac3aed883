/** wireform as users get it: packed, and installed by npm. */
import path from "node:path";
import { expect } from "vitest";
import { projectRoot, run } from "./project.js";

export const npm = [
  "npm",
  "--no-audit",
  "--no-fund",
  "--prefer-offline",
  "--loglevel=error",
] as const;

/** How long a test with a registry may take, in milliseconds. */
export const registryTime = 180_000;

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs wireform into a folder. `filename` is the archive's name there. */
export async function packWireform(folder: string): Promise<Packed> {
  // Without scripts: `prepare` would rebuild dist/ while other tests use it.
  const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [packed] = JSON.parse(await succeed(projectRoot, ...npm, ...pack)) as [Packed];
  return { filename: path.basename(packed.filename), files: packed.files };
}

/**
 * Runs a program that must exit with 0.
 * @returns what it printed on stdout
 */
export async function succeed(cwd: string, program: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(cwd, program, ...args);
  expect(code, `${program} ${args.join(" ")}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
