/** Commands run as whole processes, and what each of them took. */
import { spawn } from "node:child_process";
import path from "node:path";
import type { Readable } from "node:stream";
import { packageRoot } from "../../generator/package-root.js";

/** What one run took. */
export interface Taken {
  /** Seconds, from its start to its end. */
  readonly wall: number;
  /** Seconds of all threads. */
  readonly cpu: number;
  /** The most memory that it held, in MB. */
  readonly peak: number;
}

export interface Ran extends Taken {
  readonly code: number | null;
  /** What it printed, on both streams. */
  readonly output: string;
}

const probe = path.join(packageRoot, "test/bench/probe.cjs");

/** Runs a Node program to its end; a code other than 0 is a result. */
export function runNode(
  args: readonly string[],
  { cwd = packageRoot, node = process.execPath }: { readonly cwd?: string; readonly node?: string },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(node, ["--require", probe, ...args], {
      cwd,
      env: {
        ...process.env,
        CI: "1",
        NO_COLOR: "1",
        DO_NOT_TRACK: "1",
        KUBB_DISABLE_TELEMETRY: "1",
      },
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    let output = "";
    let figures = "";
    child.stdout!.on("data", (text) => (output += text));
    child.stderr!.on("data", (text) => (output += text));
    (child.stdio[3] as Readable).on("data", (text) => (figures += text));
    child.on("error", reject);
    child.on("close", (code) => {
      const wall = (performance.now() - start) / 1000;
      if (figures === "") reject(new Error(`${args[0]} was killed:\n${output}`));
      else resolve({ code, output, wall, ...(JSON.parse(figures) as Omit<Taken, "wall">) });
    });
  });
}

/** As `runNode`; throws where the program doesn't end with 0. */
export async function runWell(
  args: readonly string[],
  options: { readonly cwd?: string; readonly node?: string } = {},
): Promise<Ran> {
  const ran = await runNode(args, options);
  if (ran.code === 0) return ran;
  throw new Error(`${args.join(" ")} ended with ${ran.code}:\n${ran.output.slice(-2000)}`);
}
