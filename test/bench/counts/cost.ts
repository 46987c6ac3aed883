/** Which counts speak for a benchmark: where they move, its figures are no longer those of the code. */
import type { AllCounts, Counts } from "./counts.js";

/** How far the cost may move before figures count as old: below this, a clock sees little. */
const bearable: Readonly<Record<string, number>> = {
  generate: 0.2,
  encode: 0.2,
  streams: 0.2,
  // Not a clock's: the page of benchmarks says them with two or three digits.
  size: 0.03,
  types: 0.1,
  validate: 0.2,
};

const sumOf = (counts: Counts) =>
  Object.entries(counts)
    .filter(([what]) => what.startsWith("calls in "))
    .reduce((sum, [, calls]) => sum + calls, 0);

/** @param benchmark its name */
export function costOf(benchmark: string, counts: AllCounts): Counts {
  // Nothing of them is counted.
  if (benchmark === "validate" || benchmark === "soak") return {};
  if (benchmark === "size") return counts["bundle"]!;
  if (["encode", "streams", "types"].includes(benchmark)) return counts[benchmark]!;
  const runs = Object.entries(counts).filter(([run]) => run.includes("document"));
  return Object.fromEntries(runs.map(([run, one]) => [run, sumOf(one)]));
}

/** What has moved too far since the figures of a benchmark were taken, a line each. */
export function movedSince(benchmark: string, then: Counts, counts: AllCounts): readonly string[] {
  const now = costOf(benchmark, counts);
  const share = bearable[benchmark]!;
  return Object.entries(then).flatMap(([what, was]) => {
    const is = now[what];
    const isNear = is !== undefined && Math.abs(is - was) <= share * was;
    return isNear ? [] : [`${what}: ${was} then, ${is ?? "not counted"} now`];
  });
}
