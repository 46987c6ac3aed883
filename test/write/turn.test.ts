/** One run at a time: a second one waits, and a dead run's lock is ignored. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { parseCommand } from "../../generator/cli/arguments/arguments.js";
import type { GenerateCommand } from "../../generator/cli/arguments/generate-arguments.js";
import { generateCommand } from "../../generator/cli/generate/generate-command.js";
import type { LocatedDiagnostic } from "../../generator/diagnostics/locate.js";
import { FolderBusy, withFolderLock } from "../../generator/7-write/folder-lock.js";
import { besides, makePlace } from "./outputs.js";

/** What happens between two steps of a run: other processes don't wait for its steps. */
let beforeRename: (() => void) | undefined;
vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs")>();
  const renameSync: typeof fs.renameSync = (from, to) => {
    beforeRename?.();
    fs.renameSync(from, to);
  };
  return { ...fs, renameSync };
});
afterEach(() => (beforeRename = undefined));

test("runs follow each other, and leave no lock", async () => {
  const folder = await makePlace();
  const steps: string[] = [];
  const waits: string[] = [];
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  const timeout = Infinity;
  const first = withFolderLock(
    folder,
    async () => {
      steps.push("a begins");
      await waiting;
      steps.push("a ends");
    },
    { timeout },
  );
  const second = withFolderLock(folder, () => void steps.push("b begins", "b ends"), {
    timeout,
    onWait(holder) {
      waits.push(holder);
      goOn();
    },
  });
  await Promise.all([first, second]);
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  expect(waits).toEqual([`process ${process.pid}`]);
  expect(besides(folder)).toEqual([]);
});

test("the lock of a dead run is taken away", async () => {
  const folder = await makePlace();
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(`${folder}.wireform-lock`, `${pid} ${hostname()}`);
  expect(await withFolderLock(folder, () => "done", { timeout: 0 })).toBe("done");
  expect(besides(folder)).toEqual([]);
});

test("the lock of a live run that took a dead one's place comes back", async () => {
  const folder = await makePlace();
  const lock = `${folder}.wireform-lock`;
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  const live = `${process.ppid} ${hostname()}`;
  writeFileSync(lock, `${pid} ${hostname()}`);
  // After the dead run was noticed, and before its lock is removed.
  beforeRename = () => writeFileSync(lock, live);
  const busy = withFolderLock(folder, () => "done", { timeout: 0 });
  await expect(busy).rejects.toThrow(`process ${process.ppid} is writing there`);
  expect(readFileSync(lock, "utf8")).toBe(live);
  expect(besides(folder)).toEqual(["out.wireform-lock"]);
});

test("a folder in the lock's place is named", async () => {
  const folder = await makePlace();
  mkdirSync(`${folder}.wireform-lock`);
  await expect(withFolderLock(folder, () => "done", { timeout: 0 })).rejects.toThrow(
    `${folder}.wireform-lock is a folder`,
  );
});

test.each([
  [`${process.ppid} ${hostname()}`, `process ${process.ppid}`],
  ["1 elsewhere", "process 1 on elsewhere"],
])("a lock that may be alive is honoured: %s", async (content, holder) => {
  const folder = await makePlace();
  writeFileSync(`${folder}.wireform-lock`, content);
  const busy = await withFolderLock(folder, () => "done", { timeout: 0 }).catch((e: unknown) => e);
  expect(busy).toBeInstanceOf(FolderBusy);
  expect(busy).toMatchObject({ message: `${holder} is writing there` });
  expect(besides(folder)).toEqual(["out.wireform-lock"]);
});

test("the command tells who holds the folder, and leaves it alone", async () => {
  const folder = await makePlace();
  writeFileSync(`${folder}.wireform-lock`, `${process.ppid} ${hostname()}`);
  const document = path.join(import.meta.dirname, "../cases/ids/openapi.yaml");
  const command = parseCommand(["generate", document, "--out", folder]);
  const shown: LocatedDiagnostic[] = [];
  const { exitCode } = await generateCommand(command as GenerateCommand, {
    cwd: path.dirname(folder),
    terminal: { out: () => {}, err: () => {}, colour: false, progress: () => {} },
    start: 0,
    show: (diagnostics) => void shown.push(...diagnostics),
    lockTimeout: 0,
  });
  expect(exitCode).toBe(1);
  expect(shown).toMatchObject([
    {
      code: "WF7011",
      message: `${folder} can't be written: process ${process.ppid} is writing there`,
    },
  ]);
  expect(besides(folder)).toEqual(["out.wireform-lock"]);
});

test("work that fails lets the next run in", async () => {
  const folder = await makePlace();
  const fail = () => Promise.reject(new Error("no"));
  await expect(withFolderLock(folder, fail, { timeout: 0 })).rejects.toThrow("no");
  expect(await withFolderLock(folder, () => "done", { timeout: 0 })).toBe("done");
});
