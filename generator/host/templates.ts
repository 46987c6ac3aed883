import { readFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "./package-root.js";

/** One module of the runtime: its source, what it compiles to, and which others it imports. */
export interface Template {
  readonly ts: string;
  readonly js: string;
  readonly dts: string;
  readonly imports: readonly string[];
}

/** Reads a module of this package's runtime, compiled by its build. `encode/json`, for one. */
export type LoadTemplate = (module: string) => Promise<Template>;

const sources = path.join(packageRoot, "templates", "runtime");
const compiled = path.join(packageRoot, "dist", "templates", "runtime");

export const loadTemplate: LoadTemplate = async (module) => {
  const [ts, js, dts] = await Promise.all([
    readFile(path.join(sources, `${module}.ts`), "utf8"),
    readFile(path.join(compiled, `${module}.js`), "utf8"),
    readFile(path.join(compiled, `${module}.d.ts`), "utf8"),
  ]);
  const imports = Array.from(ts.matchAll(/ from "(\.[\w./-]+)\.js";/g), (match) =>
    path.posix.join(path.posix.dirname(module), match[1]!),
  );
  return { ts, js, dts, imports: [...new Set(imports)] };
};
