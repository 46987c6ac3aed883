/**
 * Counts that stand for cost, of fixed documents: they are the same on every machine, so a test holds them.
 * `counts.json` has those of the last record; they may only fall.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../../generator/host/package-root.js";
import { countGenerate } from "./count-generate.js";
import { countStreams } from "./count-streams.js";
import { countBundle, countEncode, countTypes, makePackage } from "./count-package.js";

/** By what is counted: `files read`. */
export type Counts = Readonly<Record<string, number>>;

/** By what was run: `large document, cold`. */
export type AllCounts = Readonly<Record<string, Counts>>;

const file = path.join(packageRoot, "test/bench/counts/counts.json");

/** A rise up to this share is none: what is sorted by names of folders may be compared once more. */
export const allowance = 0.02;

export async function takeCounts(): Promise<AllCounts> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-counts-"));
  try {
    const generated = await makePackage(work);
    return {
      ...(await countGenerate(work)),
      bundle: await countBundle(generated),
      encode: await countEncode(generated, work),
      streams: await countStreams(work),
      types: await countTypes(generated, work),
    };
  } finally {
    await rm(work, { recursive: true });
  }
}

export async function readCounts(): Promise<AllCounts> {
  return JSON.parse(await readFile(file, "utf8")) as AllCounts;
}

export async function recordCounts(counts: AllCounts): Promise<void> {
  await writeFile(file, `${JSON.stringify(counts, null, 2)}\n`);
}

/** What rose, or is counted no more, a line each. */
export function risen(before: AllCounts, now: AllCounts): readonly string[] {
  return Object.entries(before).flatMap(([run, counts]) =>
    Object.entries(counts).flatMap(([what, was]) => {
      const is = now[run]?.[what];
      if (is === undefined) return [`${run}: ${what}: ${was}, and it isn't counted now`];
      return is <= was * (1 + allowance) ? [] : [`${run}: ${what}: ${was} -> ${is}`];
    }),
  );
}
