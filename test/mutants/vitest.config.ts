/** The tests that must catch mutants: those that load the mutated modules themselves. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { defineConfig, type Plugin } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Generated packages have copies of the runtime without mutants: use the originals instead. What a
 * test generates has one file with the whole runtime.
 */
const originals: Plugin = {
  name: "runtime-of-templates",
  enforce: "pre",
  resolveId(id, importer) {
    const file = importer === undefined ? id : path.resolve(path.dirname(importer), id);
    if (/\/wireform-test-.+\/dist\/runtime\.js$/.test(file)) return wholeRuntime;
    const runtime = /\/generated\/src\/runtime\/(.+)\.js$/.exec(file)?.[1];
    return runtime === undefined ? null : path.resolve("templates/runtime", `${runtime}.ts`);
  },
  load(id) {
    if (id !== wholeRuntime) return null;
    return readdirSync(runtimeFolder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `export * from ${JSON.stringify(path.join(runtimeFolder, file))};\n`)
      .join("");
  },
};

const wholeRuntime = "\0whole-runtime";
const runtimeFolder = path.resolve("templates/runtime");

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

/** One thread for all files: modules are loaded for each mutant that acts while they are. */
const isShared = process.env["MUTANTS_SHARED_THREAD"] !== undefined;

/**
 * These generate packages, which takes longer than to load all others. They do so in `beforeAll`: what
 * is loaded in a test would count as what that test runs.
 */
const generating = [
  "test/serve/{stateful,stateful-lists,stateful-schemas}.test.ts",
  "test/validate/validators.test.ts",
];

export default defineConfig({
  plugins: [originals],
  test: {
    include: [
      "test/runtime/**/*.test.ts",
      "test/query/{keys,options}.test.ts",
      "test/serve/{answers,document-answers,examples,fake,handler,hono,long-integers,node-listener,problems,router,security,status-words,webhook-handler}.test.ts",
      "test/serve/decode/{bodies,body-values,media-types,parameters,refusals,texts,values,variants}.test.ts",
      "test/serve/made/*.test.ts",
      "test/validate/{contract,instances,rules/*}.test.ts",
      ...(isShared ? [] : generating),
      "test/wire/stripe-differential.test.ts",
      "test/wire/typed-value.test.ts",
      "test/generator/proof*.test.ts",
      "test/generator/text-exact.test.ts",
      "test/generator/text.test.ts",
    ],
    setupFiles: ["test/setup.ts", "test/mutants/setup.ts"],
    server: { deps: { inline: [/\/wireform-test-/] } },
    // All files are loaded at once, on a machine that may be busy.
    testTimeout: 40_000,
    hookTimeout: 120_000,
    isolate: !isShared,
    sequence: { sequencer: QuickFirst },
  },
});
