/** The tests that must catch mutants: those that load the mutated modules themselves. */
import path from "node:path";
import { defineConfig, type Plugin } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Generated packages have copies of the runtime without mutants: use the originals instead. */
const originals: Plugin = {
  name: "runtime-of-templates",
  enforce: "pre",
  resolveId(id, importer) {
    const file = importer === undefined ? id : path.resolve(path.dirname(importer), id);
    const runtime = /\/generated\/src\/runtime\/(.+)\.js$/.exec(file)?.[1];
    return runtime === undefined ? null : path.resolve("templates/runtime", `${runtime}.ts`);
  },
};

/** A mutant's first failing test ends its run, so fast files go first. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => weightOf(one) - weightOf(other));
  }
}

function weightOf({ moduleId }: TestSpecification): number {
  if (/stripe-form|json-lines|int64|client-limits/.test(moduleId)) return 2;
  return moduleId.includes("client") || moduleId.includes("/wire/") ? 1 : 0;
}

export default defineConfig({
  plugins: [originals],
  test: {
    include: [
      "test/runtime/**/*.test.ts",
      "test/wire/stripe-differential.test.ts",
      "test/wire/typed-value.test.ts",
      "test/generator/proof*.test.ts",
      "test/generator/text-exact.test.ts",
      "test/generator/text.test.ts",
    ],
    setupFiles: ["test/setup.ts", "test/mutants/setup.ts"],
    // All files are loaded at once, on a machine that may be busy.
    testTimeout: 40_000,
    isolate: process.env["MUTANTS_SHARED_THREAD"] === undefined,
    sequence: { sequencer: QuickFirst },
  },
});
