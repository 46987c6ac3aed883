/**
 * Speed, memory and size beside peers, as ratios taken in one run: `npm run bench [NAME...]`.
 * A goal that is missed is told, and is no fault. Ends with 1 where a benchmark fails, 2 on wrong usage.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { measureEncode } from "./encode.js";
import { measureGenerate } from "./generate.js";
import { renderReport } from "./render.js";
import type { BenchOptions, Report } from "./report.js";
import { measureSize } from "./size.js";
import { measureTypes } from "./types.js";

const benchmarks: Readonly<Record<string, (options: BenchOptions) => Promise<Report>>> = {
  size: measureSize,
  encode: measureEncode,
  generate: measureGenerate,
  types: measureTypes,
};

const usage = `usage: npm run bench -- [${Object.keys(benchmarks).join("|")}]... [--verbose] [--json FILE]\n`;

const terminal = nodeTerminal(process);
const { env, stdout } = process;
const colour = stdout.isTTY === true && env["TERM"] !== "dumb" && (env["NO_COLOR"] ?? "") === "";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { verbose: { type: "boolean", default: false }, json: { type: "string" } },
    });
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

  const reports: Report[] = [];
  let failed = false;
  for (const [name, measure] of Object.entries(benchmarks)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const progress = (text: string) => terminal.progress(`${name}: ${text}`);
    try {
      const report = await measure({ verbose: values.verbose, progress });
      terminal.out(renderReport(report, colour));
      reports.push(report);
    } catch (error) {
      failed = true;
      terminal.err(`bench: ${name} failed: ${(error as Error).stack}\n`);
    }
  }
  if (values.json !== undefined)
    await writeFile(
      values.json,
      `${JSON.stringify({ node: process.version, reports }, null, 2)}\n`,
    );
  return failed ? 1 : 0;
}
