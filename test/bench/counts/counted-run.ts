/** One run of a Node program, and all that it did, counted. @see `probe.cjs` */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../../generator/host/package-root.js";
import { runWell } from "../child.js";

export interface Counted {
  readonly scripts: readonly CountedScript[];
  /** Files, by as many calls. */
  readonly read: number;
  readonly written: number;
}

export interface CountedScript {
  readonly url: string;
  readonly functions: readonly { readonly name: string; readonly calls: number }[];
}

const probe = path.join(packageRoot, "test/bench/counts/probe.cjs");

export async function countRun(args: readonly string[], cwd: string): Promise<Counted> {
  const folder = await mkdtemp(path.join(tmpdir(), "wireform-counts-"));
  try {
    const file = path.join(folder, "counts.json");
    await runWell(["--require", probe, ...args], { cwd, env: { WIREFORM_BENCH_COUNTS: file } });
    return JSON.parse(await readFile(file, "utf8")) as Counted;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** How often the functions of these scripts were called; of that name, where one is given. */
export function callsIn(
  { scripts }: Counted,
  isCounted: (url: string) => boolean,
  name?: string,
): number {
  let calls = 0;
  for (const { url, functions } of scripts)
    if (isCounted(url))
      for (const one of functions) if (name === undefined || one.name === name) calls += one.calls;
  return calls;
}
