/**
 * The sources of many packages, arranged so that one compiler run reads the runtime once. Nine of
 * ten modules of a package are copies of it, and checking each copy takes ten times as long.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** A package that was written. */
export interface Package {
  readonly name: string;
  readonly folder: string;
  /** Like those in `CaseResult`: without the runtime. */
  readonly sources: ReadonlyMap<string, string>;
}

/** The compiler's options, and why its result may not apply to each package as written. */
export interface Layout {
  /**
   * For `compilerOptions`: the compiler looks for `../runtime/a.js` in all of them, first in the
   * runtime's.
   */
  readonly rootDirs: readonly string[];
  /** Modules that differ between packages, and imports of modules that a package lacks. */
  readonly faults: readonly string[];
}

/** @param folder gets a folder for each package, and one for the runtime of all */
export async function layOut(packages: readonly Package[], folder: string): Promise<Layout> {
  const runtime = new Map<string, string>();
  const faults: string[] = [];
  for (const { name, folder: written, sources } of packages) {
    const copies = await readTexts(path.join(written, "src"), "runtime");
    for (const [file, text] of copies) {
      if ((runtime.get(file) ?? text) !== text) faults.push(`${name}: ${file} is another`);
      runtime.set(file, text);
    }
    const own = [...sources];
    faults.push(...missingImports([...own, ...copies]).map((missing) => `${name}: ${missing}`));
    await writeTexts(path.join(folder, name), own);
  }
  await writeTexts(folder, [["package.json", '{ "type": "module" }']]);
  const shared = path.join(folder, "runtime-of-all");
  await writeTexts(shared, [...runtime]);
  return { rootDirs: [shared, ...packages.map(({ name }) => path.join(folder, name))], faults };
}

type Texts = readonly (readonly [file: string, text: string])[];

async function readTexts(folder: string, below: string): Promise<Texts> {
  const entries = await readdir(path.join(folder, below), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), await readFile(file, "utf8")] as const;
    }),
  );
}

async function writeTexts(folder: string, texts: Texts): Promise<void> {
  const files = texts.map(([file, text]) => [path.join(folder, file), text] as const);
  for (const at of new Set(files.map(([file]) => path.dirname(file))))
    await mkdir(at, { recursive: true });
  await Promise.all(files.map(([file, text]) => writeFile(file, text)));
}

/** Also for types, which a running program doesn't notice. */
function missingImports(texts: Texts): readonly string[] {
  const files = new Set(texts.map(([file]) => file));
  return texts.flatMap(([file, text]) =>
    [...text.matchAll(/\b(?:from|import)\b[ (]*"(\.[^"]+)\.js"/g)]
      .map(([, specifier]) => `${path.join(path.dirname(file), specifier!)}.ts`)
      .filter((target) => !files.has(target))
      .map((target) => `${file} imports ${target}`),
  );
}
