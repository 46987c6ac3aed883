/** One run of Stryker over the sources. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { schema } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { packageRoot } from "../../generator/host/package-root.js";
import type { Mutant } from "./book.js";

/** Not yet in the book: `agents/`, `fake/`, and of `serve/decode/shapes/` what reads by shapes. */
const sources = [
  "templates/runtime/{client,commands,encode,pages,query,read,send,stream,tools,validate}/**/*.ts",
  "templates/runtime/serve/*.ts",
  "templates/runtime/serve/{answers,decode,decode/bodies,decode/values,webhooks}/*.ts",
  "templates/runtime/serve/decode/shapes/{alternatives,typed-text}.ts",
  "generator/6-print/text.ts",
  "generator/6-print/proof/*.ts",
];

const cache = "node_modules/.cache/mutants";
const lastRun = `${cache}.json`;

/** @param globs the sources; without any, all */
export async function findMutants(globs: readonly string[]): Promise<readonly Mutant[]> {
  const options = {
    mutate: [...(globs.length > 0 ? globs : sources)],
    plugins: [path.join(import.meta.dirname, "plugin.js")],
    testRunner: "warm",
    vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
    // The tests need none of these, and each run copies the project.
    ignorePatterns: [
      "dist/{generator,test}",
      "docs",
      "generated/dist",
      "test/cases/*/expected",
      "test/diff",
    ],
    tempDirName: cache,
    // Results of unchanged modules and tests are taken from the last run.
    incremental: true,
    incrementalFile: lastRun,
    reporters: ["progress-append-only"],
    // Beside the time that a mutant's tests take. Stryker counts the turns of most loops without
    // end; what this is left for is code that neither ends nor comes by a mutant.
    timeoutMS: 90_000,
    concurrency: 2,
    allowEmpty: true,
    warnings: false,
  };
  await forgetLoading();
  const results = await new Stryker(options).runMutationTest();
  const texts = new Map<string, string>();
  const mutants: Mutant[] = [];
  for (const { fileName, location, replacement, status } of results) {
    const file = path.relative(packageRoot, fileName).replaceAll("\\", "/");
    // Stryker repeats what an earlier run found in other files.
    if (globs.length > 0 && !globs.some((glob) => file.startsWith(glob.split("*", 1)[0]!)))
      continue;
    const text = texts.get(file) ?? (await readFile(path.join(packageRoot, file), "utf8"));
    texts.set(file, text);
    const lines = text.split("\n");
    mutants.push({
      file,
      line: short(lines[location.start.line - 1]!),
      from: short(slice(lines, location)),
      to: short(replacement),
      isNoticed: status === "Killed" || status === "Timeout",
    });
  }
  return mutants;
}

/**
 * Removes from the last run what was found for mutants that act while modules are loaded. Stryker
 * doesn't know which tests see them, so it would keep these results whatever tests are changed.
 */
async function forgetLoading(): Promise<void> {
  const text = await readFile(lastRun, "utf8").catch(() => null);
  if (text === null) return;
  const { files, ...run } = JSON.parse(text) as schema.MutationTestResult;
  const kept = Object.entries(files).map(([file, { mutants, ...source }]) => {
    return [file, { ...source, mutants: mutants.filter((mutant) => !mutant.static) }] as const;
  });
  await writeFile(lastRun, JSON.stringify({ ...run, files: Object.fromEntries(kept) }));
}

/** Lines and columns count from 1; the end is behind the last character. */
interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function slice(lines: readonly string[], { start, end }: Range): string {
  const whole = lines.slice(start.line - 1, end.line);
  const last = whole.length - 1;
  whole[last] = whole[last]!.slice(0, end.column - 1);
  whole[0] = whole[0]!.slice(start.column - 1);
  return whole.join("\n");
}

/** In one line, and no longer than one reads. */
function short(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
