/** Packages of exact versions, installed once into a folder that git ignores. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** Exactly these packages, without their install scripts. */
export async function install(
  folder: string,
  packages: Readonly<Record<string, string>>,
  overrides: Readonly<Record<string, string>> = {},
): Promise<void> {
  const manifest = JSON.stringify({ private: true, dependencies: packages, overrides });
  const file = path.join(folder, "package.json");
  const done = path.join(folder, "installed.json");
  if (existsSync(done) && (await readFile(done, "utf8")) === manifest) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(file, manifest);
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retry-mintimeout=500"];
  await promisify(execFile)("npm", ["install", ...flags], { cwd: folder });
  await writeFile(done, manifest);
}
