/** The real command, run in temporary copies of this project's documents. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Parts {
  /** Takes half of a run: without it, the output has no openapi-typescript. */
  readonly schema?: boolean;
  /** The largest document: without it, a run takes a third of the time. */
  readonly stripe?: boolean;
}

/** A folder with the project's `wireform.yaml` and `specs/`: `generate` writes its `generated/`. */
export async function copyDocuments({ schema = true, stripe = true }: Parts = {}): Promise<string> {
  const folder = await makeFolder();
  await cp(path.join(projectRoot, "specs"), path.join(folder, "specs"), { recursive: true });
  let config = await readFile(path.join(projectRoot, "wireform.yaml"), "utf8");
  if (!schema) config = config.replace(/^schema:.*\n/m, "");
  if (!stripe) config = config.replace(/^ {2}stripe:\n.*\n/m, "");
  await writeFile(path.join(folder, "wireform.yaml"), config);
  // The cache of a run moves with the project.
  await mkdir(path.join(folder, "node_modules"));
  return folder;
}

/** Like `copyDocuments`, with the command's output: made once for all test files, then copied. */
export async function copyProject(parts: Parts = {}): Promise<string> {
  const original = (originals[JSON.stringify(parts)] ??= originalProject(parts));
  const folder = await makeFolder();
  await cp(await original, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

const originals: { [parts: string]: Promise<string> } = {};

/** In the cache, by everything that it is made from. */
async function originalProject(parts: Parts): Promise<string> {
  const made = await copyDocuments(parts);
  const hash = createHash("sha256").update((await loadBuilt("cache/fingerprint")).fingerprint());
  hash.update(JSON.stringify(await readTree(made)));
  const folder = path.join(projectRoot, "node_modules/.cache/tests/projects", hash.digest("hex"));
  if (existsSync(folder)) return folder;
  await generateIn(made);
  // Atomically: another test file may do the same at this moment.
  const aside = `${folder}-${process.pid}`;
  await cp(made, aside, { recursive: true, preserveTimestamps: true });
  await rename(aside, folder).catch(() => rm(aside, { recursive: true }));
  return folder;
}

/**
 * Runs `wireform`, as compiled by `npm run build`, in this process: it is loaded once, so a run is
 * short.
 */
export async function wireform(cwd: string, ...args: readonly string[]): Promise<Ran> {
  const { run: command } = await loadBuilt("cli/run");
  const { code, out, err } = await runIn(cwd, args, { command });
  return { code, stdout: out, stderr: err };
}

interface Built {
  readonly "cli/run": typeof import("../../generator/cli/run.js");
  readonly "cache/fingerprint": typeof import("../../generator/cache/fingerprint.js");
}

async function loadBuilt<Name extends keyof Built>(name: Name): Promise<Built[Name]> {
  const file = path.join(projectRoot, "dist/generator", `${name}.js`);
  return (await import(pathToFileURL(file).href)) as Built[Name];
}

/** The same in its own process, for what needs one. */
export function wireformProcess(cwd: string, ...args: readonly string[]): Promise<Ran> {
  return run(cwd, process.execPath, path.join(projectRoot, "dist/generator/main.js"), ...args);
}

/**
 * Generates what the configuration in a folder says, or the arguments.
 * @throws Error with what was printed, if that ends with another code than 0
 */
export async function generateIn(folder: string, ...args: readonly string[]): Promise<void> {
  const { code, stderr } = await wireform(folder, "generate", ...args);
  if (code !== 0) throw new Error(`wireform generate ended with ${code}:\n${stderr}`);
}

/** Runs a program to its end. An exit code other than 0 is a result, not an error. */
export function run(cwd: string, program: string, ...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(error as Error); // It didn't start, or was killed.
    });
  });
}

/** The files below a folder, by their path with `/`, in order of the path. */
export async function readTree(folder: string): Promise<Record<string, string>> {
  const paths = await filesOf(folder);
  const texts = paths.map((file) => readFile(path.join(folder, file), "utf8"));
  const entries = await Promise.all(texts);
  return Object.fromEntries(entries.map((text, i) => [paths[i]!, text]));
}

/** When each file below a folder was last written, in nanoseconds. */
export async function readTimes(folder: string): Promise<Record<string, bigint>> {
  const paths = await filesOf(folder);
  const stats = await Promise.all(
    paths.map((file) => stat(path.join(folder, file), { bigint: true })),
  );
  return Object.fromEntries(stats.map(({ mtimeNs }, i) => [paths[i]!, mtimeNs]));
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .toSorted();
}
