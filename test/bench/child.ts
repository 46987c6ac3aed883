/** Commands run as whole processes, and what each of them took. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";

/** What one run took. */
export interface Taken {
  /** Seconds, from its start to its end. */
  readonly wall: number;
  /** Seconds of all threads of all its processes. */
  readonly cpu: number;
  /** The largest memory of one of its processes, in MB. */
  readonly peak: number;
}

export interface Ran extends Taken {
  readonly code: number | null;
  /** What it printed, on both streams. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** The Node that runs it, if it isn't this one. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const probe = path.join(packageRoot, "test/bench/probe.cjs");

/** Runs a Node program to its end; a code other than 0 is a result. */
export async function runNode(args: readonly string[], options: RunOptions): Promise<Ran> {
  const folder = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  const figures = path.join(folder, "figures");
  try {
    const ran = await runWith(args, options, {
      NODE_OPTIONS: `--require ${JSON.stringify(probe)}`,
      WIREFORM_BENCH_FIGURES: figures,
      ...quiet,
      ...options.env,
    });
    const lines = (await readFile(figures, "utf8")).trimEnd().split("\n");
    const taken = lines.map((line) => JSON.parse(line) as Omit<Taken, "wall">);
    return {
      ...ran,
      cpu: taken.reduce((sum, { cpu }) => sum + cpu, 0),
      peak: Math.max(...taken.map(({ peak }) => peak)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** As `runNode`; throws where the program doesn't end with 0. */
export async function runWell(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const ran = await runNode(args, options);
  if (ran.code === 0) return ran;
  throw new Error(`${args.join(" ")} ended with ${ran.code}:\n${ran.output.slice(-2000)}`);
}

/** Nothing for the screen, and nothing sent home. */
const quiet = {
  CI: "1",
  NO_COLOR: "1",
  DO_NOT_TRACK: "1",
  KUBB_DISABLE_TELEMETRY: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};

function runWith(
  args: readonly string[],
  { cwd = packageRoot, node = process.execPath }: RunOptions,
  environment: Readonly<Record<string, string>>,
): Promise<Pick<Ran, "code" | "output" | "wall">> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(node, args, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, output, wall: (performance.now() - start) / 1000 });
    });
  });
}
