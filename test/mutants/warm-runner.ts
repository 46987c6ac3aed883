/**
 * Runs in vitest's thread: loads all test files and runs them once, as usual; then runs tests again
 * and again, each time with another mutant, without loading a module again.
 */
import { Server } from "node:net";
import path from "node:path";
import { BroadcastChannel } from "node:worker_threads";
import { inject, TestRunner, vi, type RunnerTestCase, type RunnerTestFile } from "vitest";
import { channelName, type WarmEnd, type WarmReply, type WarmRequest } from "./warm-messages.js";

type Task = RunnerTestFile["tasks"][number];
type Suite = RunnerTestFile | Extract<Task, { type: "suite" }>;

/** What instrumented modules read (Stryker's name for it). */
interface Switch {
  activeMutant?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

declare module "vitest" {
  interface ProvidedContext {
    warmFiles: number;
  }
}

export default class WarmRunner extends TestRunner {
  readonly #tests = new Map<string, RunnerTestCase[]>();
  #files = 0;

  /** After each file; after the last one, the requests of the main thread are handled. */
  override async onAfterRunFiles(): Promise<void> {
    super.onAfterRunFiles();
    if (++this.#files < inject("warmFiles")) return;
    // What files have set up for all of their tests stays.
    servers.clear();
    await this.#dropUnfit();
    await this.#serve();
  }

  onCollected(files: RunnerTestFile[]): void {
    for (const test of files.flatMap(testsOf)) {
      const id = idOf(test);
      this.#tests.set(id, [...(this.#tests.get(id) ?? []), test]);
    }
  }

  /** Drops tests that pass only once, such as those that need what an `afterAll` has ended. */
  async #dropUnfit(): Promise<void> {
    for (const [id, tests] of this.#tests)
      for (const test of tests) if ((await this.#failureOf(test)) !== null) this.#tests.delete(id);
  }

  async #serve(): Promise<void> {
    const channel = new BroadcastChannel(channelName);
    const say = (reply: WarmReply) => channel.postMessage(reply);
    await new Promise<void>((end) => {
      channel.addEventListener("message", (event) => {
        const asked = (event as MessageEvent<WarmRequest | WarmEnd | WarmReply>).data;
        if (asked.kind === "end") end();
        else if (asked.kind === "run") void this.#run(asked).then(say);
      });
      say({ kind: "ready" });
    });
    channel.close();
  }

  async #run({ mutant, tests, hitLimit }: WarmRequest): Promise<WarmReply> {
    const state = ((globalThis as { __stryker__?: Switch }).__stryker__ ??= {});
    Object.assign(state, { activeMutant: mutant, hitCount: 0, hitLimit });
    let count = 0;
    let failed = null;
    for (const id of tests) {
      for (const test of this.#tests.get(id) ?? []) {
        count++;
        const message = await this.#failureOf(test);
        if (message !== null) failed = { test: id, message };
      }
      if (failed !== null) break;
    }
    const hits = state.hitCount ?? 0;
    Object.assign(state, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    return { kind: "ran", failed, hits, tests: count };
  }

  /** `null` where it passes. */
  async #failureOf(test: RunnerTestCase): Promise<string | null> {
    const suites = suitesOf(test);
    let message: string | null = null;
    const attempt = async (step: () => unknown) => {
      try {
        await step();
      } catch (error) {
        message ??= String(error);
      }
    };
    await attempt(async () => {
      await this.onBeforeRunTask(test);
      for (const suite of suites)
        for (const hook of TestRunner.getSuiteHooks(suite).beforeEach)
          await hook(test.context, suite);
      await TestRunner.getTestFn(test)();
    });
    for (const suite of suites.toReversed())
      for (const hook of TestRunner.getSuiteHooks(suite).afterEach)
        await attempt(() => hook(test.context, suite));
    vi.useRealTimers();
    vi.restoreAllMocks();
    closeServers();
    return message;
  }
}

function testsOf(suite: Suite): RunnerTestCase[] {
  return suite.tasks.flatMap((task) =>
    task.type === "suite" ? testsOf(task) : task.mode === "run" ? [task] : [],
  );
}

/** From the file down. */
function suitesOf(test: RunnerTestCase): Suite[] {
  const suites: Suite[] = [];
  for (let suite = test.suite; suite !== undefined; suite = suite.suite) suites.unshift(suite);
  return suites[0] === test.file ? suites : [test.file, ...suites];
}

/** Stryker's name of a test. */
function idOf(test: RunnerTestCase): string {
  const names = [test.name];
  for (let suite = test.suite; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return `${path.relative(process.cwd(), test.file.filepath)}#${names.join(" ").trim()}`;
}

/** Servers that a test has started: if a mutant makes it fail early, nobody else closes them. */
const servers = new Set<Server>();
const { listen } = Server.prototype;
Server.prototype.listen = function (this: Server, ...args: Parameters<typeof listen>) {
  servers.add(this);
  return listen.apply(this, args);
} as typeof listen;

function closeServers(): void {
  for (const server of servers) {
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
    server.close();
  }
  servers.clear();
}
