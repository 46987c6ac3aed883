/** Files that two threads write: each is written, whatever one of them does. */
import { Worker } from "node:worker_threads";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { helpWriting, leadWriting, newProgress } from "../../generator/7-write/two-writers.js";
import { projectRoot } from "../package/project.js";

const files = ["a", "b", "c", "d", "e", "f"];
/** Those of the helper: the last two are the leader's own. */
const shared = files.slice(0, 4);
const patience = 20;

/** Notes what is written, and does something more at each file. */
function noting(more: (file: string) => void = () => {}) {
  const written: string[] = [];
  const write = (file: string) => {
    more(file);
    written.push(file);
  };
  return { written, write };
}

test("each writes what the other doesn't", () => {
  const progress = newProgress(shared.length);
  const helper = noting();
  // The helper gets its turn while the leader is at `d`, and again at a file that it has to leave.
  const leader = noting((file) => {
    if (file === "d") helpWriting(shared, progress, helper.write);
  });
  leadWriting(files, progress, leader.write, patience);
  expect(helper.written).toEqual(["a", "b", "c"]);
  expect(leader.written).toEqual(["f", "e", "d"]);
});

test("a helper that has written all leaves only what was never its own", () => {
  const progress = newProgress(shared.length);
  const helper = noting();
  helpWriting(shared, progress, helper.write);
  const leader = noting();
  leadWriting(files, progress, leader.write, patience);
  expect(helper.written).toEqual(shared);
  expect(leader.written).toEqual(["f", "e"]);
});

test("without a helper, or with one that fails, the leader writes the rest", () => {
  const alone = noting();
  leadWriting(files, newProgress(shared.length), alone.write, patience);
  expect(alone.written.toSorted()).toEqual(files);

  const progress = newProgress(shared.length);
  const refuse = (file: string) => {
    if (file === "b") throw new Error(`no place for ${file}`);
  };
  helpWriting(shared, progress, noting(refuse).write);
  const leader = noting();
  leadWriting(files, progress, leader.write, patience);
  expect(leader.written).toEqual(["f", "e", "d", "c", "b"]);
  expect(() => leadWriting(files, progress, noting(refuse).write, patience)).toThrow(
    "no place for b",
  );
});

test("when the leader fails, the helper writes no more", () => {
  const progress = newProgress(shared.length);
  const full = () => {
    throw new Error("no space left");
  };
  expect(() => leadWriting(files, progress, full, patience)).toThrow("no space left");
  const helper = noting();
  helpWriting(shared, progress, helper.write);
  expect(helper.written).toEqual([]);
});

/**
 * Replaces the leader's waiting by what happens meanwhile: `asleep` says how many milliseconds pass, and
 * whether the helper has woken it.
 */
function waiting(asleep: (slice: number, timeout: number) => readonly [number, boolean]) {
  const waits: number[] = [];
  const spy = vi.spyOn(Atomics, "wait").mockImplementation((...[, , , timeout = Infinity]) => {
    const [passed, isWoken] = asleep(waits.length, timeout);
    waits.push(passed);
    return isWoken ? "ok" : "timed-out";
  });
  onTestFinished(() => spy.mockRestore());
  return waits;
}

test("a helper that was stopped together with the leader isn't taken for dead", () => {
  const progress = newProgress(shared.length);
  // The computer sleeps for an hour in the first slice. In the next one, the helper goes on.
  const waits = waiting((slice, timeout) => {
    if (slice === 0) return [3_600_000, false];
    helpWriting(shared, progress, noting().write);
    return [timeout / 2, true];
  });
  leadWriting(files, progress, noting().write, 2000);
  expect(waits).toEqual([3_600_000, 100]);
});

test("a helper that writes nothing is waited for as long as the patience lasts", () => {
  const waits = waiting((_, timeout) => [timeout, false]);
  leadWriting(files, newProgress(shared.length), noting().write, 2000);
  expect(waits.reduce((sum, passed) => sum + passed)).toBe(2000);
  expect(waits.length).toBeGreaterThan(5);
});

test("patience begins anew with each file that a slow helper writes", () => {
  const progress = newProgress(shared.length);
  const waits = waiting((slice, timeout) => {
    if (slice % 9 === 8 && slice < 36) Atomics.add(progress, 0, 1);
    return [timeout, false];
  });
  leadWriting(files, progress, noting().write, 2000);
  // Its last file, and then ten slices of silence.
  expect(waits).toHaveLength(36 + 10);
});

test("two threads write each file once", async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => i);
  const counts = new Int32Array(new SharedArrayBuffer(4 * many.length));
  const progress = newProgress(many.length - 100);
  const module = pathToFileURL(path.join(projectRoot, "dist/generator/7-write/two-writers.js"));
  const code = `
    const { workerData: { many, counts, progress }, parentPort } = require("node:worker_threads");
    import(${JSON.stringify(module.href)}).then(({ helpWriting }) => {
      parentPort.postMessage("ready");
      helpWriting(many, progress, (file) => Atomics.add(counts, file, 1));
    });`;
  const shares = { many: many.slice(0, -100), counts, progress };
  const worker = new Worker(code, { eval: true, workerData: shares });
  await new Promise((resolve) => worker.once("message", resolve));
  let own = 0;
  leadWriting(many, progress, (file) => {
    Atomics.add(counts, file, 1);
    own++;
  });
  // At the file where they meet, both may be.
  expect(counts.every((count) => count === 1 || count === 2)).toBe(true);
  expect(counts.filter((count) => count === 2).length).toBeLessThan(3);
  expect(own).toBeGreaterThanOrEqual(100);
  await worker.terminate();
});
