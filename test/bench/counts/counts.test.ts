/** What the code costs, in counts: no clock is read. Figures in the docs may not speak of other code. */
import { beforeAll, expect, it } from "vitest";
import { hashCode } from "../figures/code-hash.js";
import { readFigures } from "../figures/figures.js";
import { movedSince } from "./cost.js";
import { type AllCounts, readCounts, risen, takeCounts } from "./counts.js";

let counts: AllCounts;

beforeAll(async () => {
  counts = await takeCounts();
});

it("nothing costs more than it did", async () => {
  const hint = "find out why; if it has to be, record it: npm run bench -- counts --record";
  expect(risen(await readCounts(), counts), hint).toEqual([]);
});

it("all that is counted is recorded, and happens", async () => {
  const names = (all: AllCounts) =>
    Object.entries(all).map(([run, one]) => [run, Object.keys(one)]);
  expect(names(await readCounts()), "npm run bench -- counts --record").toEqual(names(counts));
  const { "large document, cold": cold, "large document, nothing changed": unchanged } = counts;
  // Counted by the name of a function: `count-generate.ts` has to follow where that changes.
  expect(cold!["schemas lowered"]).toBeGreaterThan(100);
  expect(cold!["files written"]).toBeGreaterThan(100);
  expect(unchanged!["files written"]).toBe(0);
});

it("the figures in the docs speak of this code", async () => {
  const old: string[] = [];
  for (const [name, { code, cost }] of Object.entries(await readFigures())) {
    if ((await hashCode(name)) === code) continue;
    const moved = movedSince(name, cost, counts);
    if (moved.length > 0) old.push(`npm run bench -- ${name} --record`, ...moved);
  }
  expect(old, "figures of code that costs more or less by now; record them with").toEqual([]);
});
