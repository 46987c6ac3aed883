/**
 * Speed, memory and size compared with other libraries, as ratios taken in one run:
 * `npm run bench [NAME...]`. A missed goal is reported, but is no failure. Exits with 1 if a
 * benchmark fails, 2 for a usage error.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { measureCounts } from "./counts/count-report.js";
import { type AllCounts, takeCounts } from "./counts/counts.js";
import { measureEncode } from "./encode/encode.js";
import { record } from "./figures/record.js";
import { measureGenerate } from "./generate/generate.js";
import { removeOutputs } from "./peer-cache.js";
import { profileGenerate } from "./profile/profile-generate.js";
import { renderReport } from "./render.js";
import type { BenchOptions, Report } from "./report.js";
import { measureSize } from "./size.js";
import { measureSoak } from "./soak.js";
import { measureStreams } from "./streams/streams.js";
import { measureTypes } from "./types.js";
import { measureValidate } from "./validate/validate.js";

const benchmarks: Readonly<Record<string, (options: BenchOptions) => Promise<Report>>> = {
  counts: measureCounts,
  size: measureSize,
  encode: measureEncode,
  streams: measureStreams,
  generate: measureGenerate,
  types: measureTypes,
  validate: measureValidate,
  soak: measureSoak,
};

/** Those that are run only if they are named. */
const onRequest = ["soak"];

const flags = {
  verbose: { type: "boolean", default: false },
  own: { type: "boolean", default: false },
  profile: { type: "boolean", default: false },
  record: { type: "boolean", default: false },
  json: { type: "string" },
} as const;

const usage = `usage: npm run bench -- [${Object.keys(benchmarks).join("|")}]... [--verbose] [--json FILE]
       --own      without peers
       --record   write the figures to test/bench/ and docs/benchmarks.md
       npm run bench -- generate --profile   where its time goes
`;

const terminal = nodeTerminal(process);
const { env, stdout } = process;
const colour = stdout.isTTY === true && env["TERM"] !== "dumb" && (env["NO_COLOR"] ?? "") === "";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: flags });
  } catch (error) {
    terminal.err(`bench: ${(error as Error).message}\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const unknown = positionals.filter((name) => benchmarks[name] === undefined);
  if (unknown.length > 0) {
    terminal.err(`bench: no such benchmark: ${unknown.join(", ")}\n${usage}`);
    return 2;
  }
  if (values.profile && (positionals.join() !== "generate" || values.record)) {
    terminal.err(`bench: --profile is for generate, and records nothing\n${usage}`);
    return 2;
  }

  let taken: Promise<AllCounts> | undefined;
  const counts = () => (taken ??= takeCounts());
  const reports: Report[] = [];
  let failed = false;
  for (const [name, benchmark] of Object.entries(benchmarks)) {
    if (positionals.length > 0 ? !positionals.includes(name) : onRequest.includes(name)) continue;
    const measure = values.profile ? profileGenerate : benchmark;
    const progress = (text: string) => terminal.progress(`${name}: ${text}`);
    try {
      const { verbose, own } = values;
      const report = await measure({ verbose, hasPeers: !own, progress, counts });
      terminal.out(renderReport(report, colour));
      reports.push(report);
    } catch (error) {
      failed = true;
      terminal.err(`bench: ${name} failed: ${(error as Error).stack}\n`);
    }
  }
  await removeOutputs();
  if (values.record) await record(reports, await counts(), new Date());
  if (values.json !== undefined)
    await writeFile(
      values.json,
      `${JSON.stringify({ node: process.version, reports }, null, 2)}\n`,
    );
  return failed ? 1 : 0;
}
