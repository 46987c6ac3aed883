/**
 * A fast test runner for Stryker: the tests for a mutant are loaded already, so it takes
 * milliseconds. A test that failed is run once more without the mutant: if it fails again, an
 * earlier mutant has left something behind, and everything is loaded again. Stryker's own runner,
 * which loads all modules for each mutant, finds out which tests run which mutants, and tries those
 * that act while modules are loaded.
 */
import type { StrykerOptions } from "@stryker-mutator/api/core";
import {
  commonTokens,
  declareFactoryPlugin,
  PluginKind,
  tokens,
  type Injector,
  type PluginContext,
} from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestRunner,
  type TestRunnerCapabilities,
} from "@stryker-mutator/api/test-runner";
import { strykerPlugins as vitestPlugins } from "@stryker-mutator/vitest-runner";
import { WarmTests } from "./warm-tests.js";

/** Makes `vitest.config.ts` use one thread for all test files. */
const sharedThread = "MUTANTS_SHARED_THREAD";

class WarmFirst implements TestRunner {
  #warm: Promise<WarmTests> | undefined;

  /**
   * @param cold Stryker's own runner, with a thread for each test file
   * @param loading the same, with one thread for all: loads each module once for a mutant
   */
  constructor(
    private readonly cold: TestRunner,
    private readonly loading: TestRunner,
    private readonly config: string,
  ) {}

  capabilities(): TestRunnerCapabilities | Promise<TestRunnerCapabilities> {
    return this.cold.capabilities();
  }

  async init(): Promise<void> {
    await this.cold.init?.();
    process.env[sharedThread] = "yes";
    await this.loading.init?.();
    delete process.env[sharedThread];
    // Here, because no time limit of a mutant applies yet.
    this.#warm = WarmTests.start(this.config);
    await this.#warm;
  }

  /**
   * Tests build codecs and operations while they are loaded. Mutants that act both then and in
   * tests are tried on the tests alone: loading everything again for each takes hours.
   */
  async dryRun(options: DryRunOptions): Promise<DryRunResult> {
    const result = await this.cold.dryRun(options);
    if (result.status !== DryRunStatus.Complete || result.mutantCoverage === undefined)
      return result;
    const { static: loading, perTest } = result.mutantCoverage;
    for (const covered of Object.values(perTest))
      for (const id of Object.keys(covered)) delete loading[id];
    return result;
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    // A mutant that acts while modules are loaded can't be tried without loading them.
    const isWarm = options.mutantActivation === "runtime" && options.testFilter !== undefined;
    return isWarm ? this.#try(options) : this.#load(options);
  }

  /** Loads only the test files that import what is mutated. */
  async #load(options: MutantRunOptions): Promise<MutantRunResult> {
    const warm = await (this.#warm ??= WarmTests.start(this.config));
    const files = warm.testsThatImport(options.sandboxFileName);
    // Stryker's names of tests are `FILE#NAME`; each name contains the empty one.
    const testFilter = files.map((file) => `${file}#`);
    return files.length === 0
      ? { status: MutantRunStatus.Survived, nrOfTests: 0 }
      : this.loading.mutantRun({ ...options, testFilter });
  }

  async dispose(): Promise<void> {
    await this.#stop();
    await this.loading.dispose?.();
    await this.cold.dispose?.();
  }

  async #try(options: MutantRunOptions): Promise<MutantRunResult> {
    const { testFilter = [], activeMutant, hitLimit } = options;
    for (let attempt = 0; attempt < 2; attempt++) {
      const warm = await (this.#warm ??= WarmTests.start(this.config));
      const ran = await warm.run({ mutant: activeMutant.id, tests: testFilter, hitLimit });
      if (determineHitLimitReached(ran.hits, hitLimit) !== undefined)
        return { status: MutantRunStatus.Timeout, reason: `more than ${hitLimit} hits` };
      if (ran.failed === null) return { status: MutantRunStatus.Survived, nrOfTests: ran.tests };
      const { test, message: failureMessage } = ran.failed;
      const again = await warm.run({ mutant: undefined, tests: [test], hitLimit: undefined });
      if (again.failed === null)
        return {
          status: MutantRunStatus.Killed,
          killedBy: [test],
          failureMessage,
          nrOfTests: ran.tests,
        };
      await this.#stop();
    }
    return { status: MutantRunStatus.Error, errorMessage: "tests fail without the mutant, too" };
  }

  async #stop(): Promise<void> {
    const warm = this.#warm;
    this.#warm = undefined;
    await (await warm)?.stop();
  }
}

function makeRunner(injector: Injector<PluginContext>): TestRunner {
  const [vitestPlugin] = vitestPlugins;
  const options = injector.resolve(commonTokens.options) as StrykerOptions & {
    readonly vitest: { readonly configFile: string };
  };
  const make = () => vitestPlugin!.factory(injector);
  return new WarmFirst(make(), make(), options.vitest.configFile);
}
makeRunner.inject = tokens(commonTokens.injector);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "warm", makeRunner)];
