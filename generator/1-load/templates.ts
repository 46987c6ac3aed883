import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../package-root.js";

/** One module of the runtime: its source, what it compiles to, and which others it imports. */
export interface Template {
  readonly ts: string;
  readonly js: string;
  readonly dts: string;
  readonly imports: readonly string[];
}

/** By module name: `stripe-form`. */
export type Templates = ReadonlyMap<string, Template>;

/** Reads the runtime's modules of this package, compiled by its build. */
export async function loadTemplates(): Promise<Templates> {
  const sources = path.join(packageRoot, "templates", "runtime");
  const compiled = path.join(packageRoot, "dist", "templates", "runtime");
  const names = (await readdir(sources)).filter((name) => name.endsWith(".ts"));
  const entries = names.toSorted().map(async (name): Promise<[string, Template]> => {
    const module = name.replace(/\.ts$/, "");
    const [ts, js, dts] = await Promise.all([
      readFile(path.join(sources, name), "utf8"),
      readFile(path.join(compiled, `${module}.js`), "utf8"),
      readFile(path.join(compiled, `${module}.d.ts`), "utf8"),
    ]);
    const imports = Array.from(ts.matchAll(/ from "\.\/([\w-]+)\.js";/g), (match) => match[1]!);
    return [module, { ts, js, dts, imports: [...new Set(imports)] }];
  });
  return new Map(await Promise.all(entries));
}
