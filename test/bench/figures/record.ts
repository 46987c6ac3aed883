/** `--record`: keeps what was measured, and says it in the README. */
import { costOf } from "../counts/cost.js";
import { type AllCounts, recordCounts } from "../counts/counts.js";
import type { Report } from "../report.js";
import { hashCode } from "./code-hash.js";
import { type Figures, figuresOf, recordFigures } from "./figures.js";
import { writeReadmeBlock } from "./readme-block.js";

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
  await writeReadmeBlock(await recordFigures(fresh));
}
