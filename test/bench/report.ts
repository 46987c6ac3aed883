/** The result of a benchmark: goals with measured values, and tables of everything compared. */
import type { AllCounts } from "./counts/counts.js";

/** What the command line asks of every benchmark. */
export interface BenchOptions {
  /** More tables: what the figures are made of. */
  readonly verbose: boolean;
  /** Others are measured beside ours. */
  readonly hasPeers: boolean;
  /** A line about what is going on, for those who watch. */
  readonly progress: (text: string) => void;
  /** Taken once for all benchmarks. */
  readonly counts: () => Promise<AllCounts>;
}

export interface Report {
  /** The word that the command line takes: `size`. */
  readonly name: string;
  readonly goals: readonly Goal[];
  readonly tables: readonly Table[];
  /** What was left out and why: a missing folder, a package that can't be had. */
  readonly notes: readonly string[];
}

/** Rows of one kind; their keys are the column heads, with the unit. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
}

export type Row = Readonly<Record<string, string | number>>;

export interface Goal {
  readonly what: string;
  readonly unit: string;
  readonly measured: number;
  readonly bound: "at most" | "at least";
  readonly goal: number;
  readonly met: boolean;
  /** What others come to: `stripe 33.0 KB`. */
  readonly beside?: string;
}

export function atMost(what: string, goal: number, unit: string, measured: number): Goal {
  return { what, unit, measured, bound: "at most", goal, met: measured <= goal };
}

export function atLeast(what: string, goal: number, unit: string, measured: number): Goal {
  return { what, unit, measured, bound: "at least", goal, met: measured >= goal };
}
