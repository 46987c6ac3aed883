/**
 * All tests, loaded once in a thread of vitest, which runs them with one mutant after the other.
 */
import path from "node:path";
import { BroadcastChannel } from "node:worker_threads";
import { createVitest, type Vitest } from "vitest/node";
import { channelName, type WarmEnd, type WarmReply, type WarmRequest } from "./warm-messages.js";

type Ran = Extract<WarmReply, { kind: "ran" }>;

export class WarmTests {
  private constructor(
    private readonly vitest: Vitest,
    private readonly channel: BroadcastChannel,
    private readonly ended: Promise<unknown>,
  ) {}

  /** @param config vitest's configuration file */
  static async start(config: string): Promise<WarmTests> {
    const vitest = await createVitest("test", {
      config,
      runner: path.resolve("test/mutants/warm-runner.ts"),
      pool: "threads",
      maxWorkers: 1,
      isolate: false,
      // Everything is loaded by then: a test that takes longer waits for what doesn't come.
      testTimeout: 15_000,
      watch: false,
      reporters: [{}],
      onConsoleLog: () => false,
    });
    const specifications = await vitest.globTestSpecifications();
    vitest.provide("warmFiles", specifications.length);
    const channel = new BroadcastChannel(channelName);
    const ready = answerOn(channel);
    const ended = vitest.runTestSpecifications(specifications);
    await ready;
    return new WarmTests(vitest, channel, ended);
  }

  async run(request: Omit<WarmRequest, "kind">): Promise<Ran> {
    const answer = answerOn(this.channel);
    this.channel.postMessage({ kind: "run", ...request } satisfies WarmRequest);
    const ran = await answer;
    if (ran.kind !== "ran") throw new Error(`no result of a run: ${ran.kind}`);
    return ran;
  }

  /** The test files that import a module, directly or through others. */
  testsThatImport(file: string): readonly string[] {
    const { moduleGraph } = this.vitest.vite.environments["ssr"]!;
    const importers = new Set(moduleGraph.getModulesByFile(file));
    for (const module of importers) for (const one of module.importers) importers.add(one);
    return Array.from(importers, (module) => module.file ?? "")
      .filter((one) => one.endsWith(".test.ts"))
      .map((one) => path.relative(process.cwd(), one));
  }

  async stop(): Promise<void> {
    this.channel.postMessage({ kind: "end" } satisfies WarmEnd);
    await this.ended;
    this.channel.close();
    await this.vitest.close();
  }
}

function answerOn(channel: BroadcastChannel): Promise<WarmReply> {
  return new Promise((resolve) => {
    const take = (event: Event) => resolve((event as MessageEvent<WarmReply>).data);
    channel.addEventListener("message", take, { once: true });
  });
}
