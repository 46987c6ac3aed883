/** One run at a time: a second one waits, and a dead one's lock counts for nothing. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { parseCommand } from "../../generator/cli/arguments/arguments.js";
import type { GenerateCommand } from "../../generator/cli/arguments/generate-arguments.js";
import { generateCommand } from "../../generator/cli/generate/generate-command.js";
import type { LocatedDiagnostic } from "../../generator/diagnostics/locate.js";
import { FolderBusy, withFolderLock } from "../../generator/7-write/folder-lock.js";
import { besides, makePlace } from "./outputs.js";

test("runs follow each other, and leave no lock", async () => {
  const folder = await makePlace();
  const steps: string[] = [];
  const waits: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    steps.push(`${name} ends`);
  };
  const onWait = (holder: string) => void waits.push(holder);
  const timeout = Infinity;
  await Promise.all([
    withFolderLock(folder, work("a"), { timeout }),
    withFolderLock(folder, work("b"), { timeout, onWait }),
  ]);
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
