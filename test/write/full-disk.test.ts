/** A disk that fails at a step: the output stays unchanged, and nothing is left beside it. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import type { Disk } from "../../generator/7-write/disk.js";
import { after, before, besides, deliver, makePlace, mapDisk, textsIn } from "./outputs.js";

/** Fails at the step of that name and number. */
function refusing(name: keyof Disk, number: number, code: string) {
  let seen = 0;
  const disk = mapDisk((step, called) => (...args) => {
    if (called === name && seen++ === number) throw Object.assign(new Error(code), { code });
    step(...args);
  });
  return { disk, refused: () => seen > number };
}

test.each([false, true])(
  "a full disk changes nothing (others' files in it: %s)",
  async (shared) => {
    for (let number = 0; ; number++) {
      const folder = await makePlace();
      deliver(folder, before);
      if (shared) await writeFile(path.join(folder, "NOTES"), "mine");
      const { disk, refused } = refusing("writeFile", number, "ENOSPC");
      let error: unknown = null;
      try {
        deliver(folder, after, disk);
      } catch (thrown) {
        error = thrown;
      }
      if (!refused()) {
        expect(number).toBeGreaterThan(3);
        return expect(error).toBe(null);
      }
      expect(error).toMatchObject({ code: "ENOSPC" });
      expect(await textsIn(folder)).toEqual(shared ? { ...before, NOTES: "mine" } : before);
      expect(besides(folder)).toEqual([]);
    }
  },
);

test.each([
  ["link", "EPERM"],
  ["link", "EXDEV"],
  ["rename", "EBUSY"],
] as const)(
  "where a folder can't be exchanged (%s: %s), files are put one by one",
  async (name, code) => {
    const folder = await makePlace();
    deliver(folder, before);
    const { disk, refused } = refusing(name, 0, code);
    deliver(folder, after, disk);
    expect(refused()).toBe(true);
    expect(await textsIn(folder)).toEqual(after);
    expect(besides(folder)).toEqual([]);
  },
);

test("a folder that can't take its new place takes its old one", async () => {
  const folder = await makePlace();
  deliver(folder, before);
  const { disk } = refusing("rename", 1, "EIO");
  expect(() => deliver(folder, after, disk)).toThrow("EIO");
  expect(await textsIn(folder)).toEqual(before);
  expect(besides(folder)).toEqual([]);
});
