/**
 * Type-checks the generated sources: many documents in one run, since starting takes the most time.
 */
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { strictest } from "../types/settings.js";
import { sourcesFolder } from "./run.js";

const compilers = {
  "5.9": "node_modules/typescript/bin/tsc",
  "7.0": "node_modules/typescript7/bin/tsc",
} as const;

export type Version = keyof typeof compilers;

const compilerOptions = { ...strictest, lib: [...strictest.lib, "dom.iterable"], noEmit: true };

/**
 * The compiler's messages, by document.
 * @throws for a message that belongs to no document
 */
export async function typeCheck(
  version: Version,
  ids: readonly string[],
  work: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const folder = sourcesFolder(work);
  const project = path.join(folder, `tsconfig-${version}.json`);
  await mkdir(folder, { recursive: true });
  // Its own file exists for every document, even for those without output.
  await writeFile(path.join(folder, "none.ts"), "export {};\n");
  const include = ["none.ts", ...ids.map((id) => `${id}/src`)];
  await writeFile(project, JSON.stringify({ compilerOptions, include }));

  const output = await compile(version, project, folder);
  const complaints = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const found = /^([^\s/]+)\/(.+?\(\d+,\d+\): error TS.*)$/.exec(line);
    if (found === null && /\berror TS\d/.test(line)) throw new Error(`tsc ${version}: ${line}`);
    if (found === null) continue;
    const [, id = "", complaint = ""] = found;
    const known = complaints.get(id) ?? [];
    complaints.set(id, [...known, `tsc ${version}: ${complaint}`]);
  }
  return complaints;
}

/** The compiler's output; exit codes 1 and 2 add nothing to it. */
function compile(version: Version, project: string, cwd: string): Promise<string> {
  const compiler = path.join(packageRoot, compilers[version]);
  const args = ["--max-old-space-size=6144", compiler, "-p", project, "--pretty", "false"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const isComplaint = error !== null && stdout.includes("error TS");
      if (error === null || isComplaint) resolve(stdout);
      else reject(new Error(`tsc ${version} broke off: ${error.message}\n${stdout}${stderr}`));
    });
  });
}
