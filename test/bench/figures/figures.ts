/** What was measured last, by `npm run bench -- --record`: a file that is committed, from which the page of benchmarks is made. */
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import path from "node:path";
import { packageRoot } from "../../../generator/host/package-root.js";
import type { Goal, Report } from "../report.js";

/** The goals of one benchmark, and of what, when and where they were measured. */
export interface Figures {
  /** `2026-11-29` */
  readonly date: string;
  readonly node: string;
  readonly processor: string;
  /** Of the code that was measured. @see `hashCode` */
  readonly code: string;
  /** Counts of that code, which need no clock: how far it has moved since. @see `costOf` */
  readonly cost: Readonly<Record<string, number>>;
  readonly goals: readonly Goal[];
  readonly notes: readonly string[];
}

/** By the name of the benchmark; one that was never recorded is missing. */
export type RecordedFigures = Readonly<Record<string, Figures>>;

const file = path.join(packageRoot, "test/bench/figures/figures.json");

export async function readFigures(): Promise<RecordedFigures> {
  return JSON.parse(await readFile(file, "utf8")) as RecordedFigures;
}

/** Figures of benchmarks that weren't run now stay as they are. */
export async function recordFigures(fresh: RecordedFigures): Promise<RecordedFigures> {
  const all = { ...(await readFigures()), ...fresh };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(file, `${JSON.stringify(sorted, null, 2)}\n`);
  return sorted;
}

export function figuresOf(
  { goals, notes }: Report,
  code: string,
  cost: Figures["cost"],
  now: Date,
): Figures {
  return {
    date: now.toISOString().slice(0, 10),
    node: process.version,
    processor: processorName(),
    code,
    cost,
    goals: goals.map((goal) => ({ ...goal, measured: Number(goal.measured.toPrecision(3)) })),
    notes,
  };
}

function processorName(): string {
  const all = cpus();
  const model = all[0]?.model.replace(/\s+/g, " ").trim() ?? "";
  return `${all.length} x ${model === "" || model === "unknown" ? process.arch : model}`;
}
