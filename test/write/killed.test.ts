/**
 * A run that dies between any two steps: the output is old or new, and the next run completes it.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { nodeDisk } from "../../generator/7-write/disk.js";
import { recover, stagingOf } from "../../generator/7-write/staging.js";
import {
  after,
  before,
  besides,
  deliver,
  dyingDisk,
  Killed,
  makePlace,
  textsIn,
} from "./outputs.js";

/** Runs that die after 0, 1, 2, ... steps, until one completes. */
async function dieEverywhere(
  prepare: (folder: string) => Promise<void>,
  judge: (folder: string) => Promise<void>,
): Promise<number> {
  for (let steps = 0; ; steps++) {
    const folder = await makePlace();
    await prepare(folder);
    const { disk, died } = dyingDisk(steps);
    try {
      deliver(folder, after, disk);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    if (!died()) return steps;
    await judge(folder);
  }
}

const stable = async (folder: string) => deliver(folder, before);

/** A folder with other files can't be exchanged as a whole. */
const shared = async (folder: string) => {
  deliver(folder, before);
  await mkdir(path.join(folder, "node_modules/x"), { recursive: true });
  await writeFile(path.join(folder, "node_modules/x/index.js"), "theirs");
};

describe("a folder of ours alone", () => {
  test("is old or new as a whole, wherever the run dies", async () => {
    let missing = 0;
    const steps = await dieEverywhere(stable, async (folder) => {
      const texts = await textsIn(folder);
      // Between the two renames of an exchange, it has another name.
      if (texts === null) missing++;
      const old = texts ?? (await textsIn(stagingOf(folder).old));
      expect([before, after]).toContainEqual(old);
      recover(folder, nodeDisk);
      expect(await textsIn(folder)).toEqual(old);
      deliver(folder, after);
      expect(await textsIn(folder)).toEqual(after);
      expect(besides(folder)).toEqual([]);
    });
    expect(steps).toBeGreaterThan(10);
    expect(missing).toBe(1);
  });

  test("comes back as it was where the document did", async () => {
    await dieEverywhere(stable, async (folder) => {
      deliver(folder, before);
      expect(await textsIn(folder)).toEqual(before);
      expect(besides(folder)).toEqual([]);
    });
  });

  test("is there or not at all, the first time", async () => {
    const nothing = async () => {};
    await dieEverywhere(nothing, async (folder) => {
      expect([null, after]).toContainEqual(await textsIn(folder));
      deliver(folder, before);
      expect(await textsIn(folder)).toEqual(before);
    });
  });
});

describe("a folder with others' files", () => {
  const theirs = { "node_modules/x/index.js": "theirs" };

  test("is healed by the next run, whatever that has to write", async () => {
    for (const next of [after, before]) {
      const steps = await dieEverywhere(shared, async (folder) => {
        deliver(folder, next);
        expect(await textsIn(folder)).toEqual({ ...next, ...theirs });
        expect(besides(folder)).toEqual([]);
      });
      expect(steps).toBeGreaterThan(10);
    }
  });

  test("is not touched before all is prepared", async () => {
    await dieEverywhere(shared, async (folder) => {
      if (existsSync(stagingOf(folder).journal) || !existsSync(stagingOf(folder).root)) return;
      expect(await textsIn(folder)).toEqual({ ...before, ...theirs });
    });
  });

  test("keeps what somebody wrote after the run had died", async () => {
    let kept = 0;
    await dieEverywhere(shared, async (folder) => {
      const file = path.join(folder, "src/a.ts");
      await writeFile(file, "by hand");
      expect(() => deliver(folder, after)).toThrow("edited: src/a.ts");
      expect(await readFile(file, "utf8")).toBe("by hand");
      kept++;
    });
    expect(kept).toBeGreaterThan(10);
  });
});
