import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "./package-root.js";

/** One module of the runtime: its source, its compiled code, and the modules that it imports. */
export interface Template {
  readonly ts: string;
  readonly js: string;
  readonly dts: string;
  readonly imports: readonly string[];
  /** Whether a user has taken it over: `ts` is then the whole text of the file. */
  readonly isEjected?: boolean;
}

/** Reads a module of the runtime, compiled by wireform's build: `encode/json`, for example. */
export type LoadTemplate = (module: string) => Promise<Template>;

const sources = path.join(packageRoot, "templates", "runtime");
const compiled = path.join(packageRoot, "dist", "templates", "runtime");

export const loadTemplate: LoadTemplate = async (module) => {
  const [ts, js, dts] = await Promise.all([
    readFile(path.join(sources, `${module}.ts`), "utf8"),
    readFile(path.join(compiled, `${module}.js`), "utf8"),
    readFile(path.join(compiled, `${module}.d.ts`), "utf8"),
  ]);
  return { ts, js, dts, imports: importsOfSource(module, ts) };
};

/** Whether a module of that name exists: other authors' emitters may name any. */
export function hasTemplate(module: string): boolean {
  return /^[\w-]+(\/[\w-]+)*$/.test(module) && existsSync(path.join(sources, `${module}.ts`));
}

/** The names of the runtime's modules that a module imports. */
export function importsOfSource(module: string, source: string): readonly string[] {
  const imports = Array.from(source.matchAll(/ from "(\.[\w./-]+)\.js";/g), (match) =>
    path.posix.join(path.posix.dirname(module), match[1]!),
  );
  return [...new Set(imports)];
}
