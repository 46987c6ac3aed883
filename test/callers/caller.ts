/** A folder of programs as people first write them, prepared to run. */
import { cp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { generateIn, projectRoot, run, type Ran } from "../package/project.js";
import { sharedFolder } from "../shared-folder.js";

/** The programs of the project itself, and those of the shared data. */
export const ownPrograms = path.join(projectRoot, "test/callers/programs");
export const sharedPrograms = path.join(sharedFolder, "callers");

export async function programsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/**
 * Copies a caller's folder to `work` with its package in `pkg`: by its `wireform.yaml`, else from
 * its `openapi.yaml`, else from the corpus document that the first line of `caller.ts` names.
 */
export async function prepare(folder: string, work: string): Promise<void> {
  await cp(folder, work, { recursive: true });
  await writeFile(path.join(work, "package.json"), '{ "type": "module" }');
  const names = await readdir(work);
  const document = names.includes("openapi.yaml") ? "openapi.yaml" : await unpacked(folder, work);
  const args = names.includes("wireform.yaml") ? [] : [document, "--out", "pkg"];
  await generateIn(work, ...args);
}

async function unpacked(folder: string, work: string): Promise<string> {
  const program = await readFile(path.join(folder, "caller.ts"), "utf8");
  const [, named] = /^\/\/ DOCUMENT: (.*)$/m.exec(program) ?? [];
  if (named === undefined) throw new Error(`${folder} names no document`);
  const content = await readFile(path.resolve(folder, "..", named));
  const name = path.basename(named).replace(/\.gz$/, "");
  await writeFile(path.join(work, name), named.endsWith(".gz") ? gunzipSync(content) : content);
  return name;
}

/**
 * Runs a compiled caller beside its package. All its requests go to `server`, whatever host they
 * name, and the day is always the same.
 * @param server the origin of a server on 127.0.0.1
 */
export async function runCaller(work: string, program: string, server: string): Promise<Ran> {
  const detour = path.join(work, "detour.mjs");
  await writeFile(
    detour,
    `const { fetch } = globalThis;
globalThis.fetch = (url, init) => {
  const { pathname, search } = new URL(url);
  return fetch(${JSON.stringify(server)} + pathname + search, init);
};
const { Date } = globalThis;
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? ["2026-11-29T12:00:00Z"] : given));
  }
};
`,
  );
  await rename(program, path.join(work, "caller.js"));
  return run(work, process.execPath, "--import", detour, "caller.js");
}
