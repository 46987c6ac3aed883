/** `npm run bench -- counts`: what is counted, beside the last record. No figure of it depends on the machine. */
import type { BenchOptions, Report, Table } from "../report.js";
import { readCounts, risen } from "./counts.js";

export async function measureCounts({ progress, counts: take }: BenchOptions): Promise<Report> {
  progress("counting");
  const now = await take();
  const before = await readCounts();
  const tables = Object.entries(now).map(([title, counts]): Table => {
    const rows = Object.entries(counts).map(([what, count]) => ({
      now: count,
      "last record": before[title]?.[what] ?? "",
      "": what,
    }));
    return { title, rows };
  });
  const notes = risen(before, now).map((line) => `more than recorded: ${line}`);
  return { name: "counts", goals: [], tables, notes };
}
