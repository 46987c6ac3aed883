/** `--record`: keeps what was measured, and says it on the page of benchmarks. */
import { costOf } from "../counts/cost.js";
import { type AllCounts, recordCounts } from "../counts/counts.js";
import type { Report } from "../report.js";
import { hashCode } from "./code-hash.js";
import { type Figures, figuresOf, recordFigures } from "./figures.js";
import { writePageBlock } from "./page-block.js";

/** @param counts of the same code */
export async function record(
  reports: readonly Report[],
  counts: AllCounts,
  now: Date,
): Promise<void> {
  const fresh: Record<string, Figures> = {};
  for (const report of reports) {
    const { name } = report;
    if (name === "counts") await recordCounts(counts);
    else fresh[name] = figuresOf(report, await hashCode(name), costOf(name, counts), now);
  }
  await writePageBlock(await recordFigures(fresh));
}
