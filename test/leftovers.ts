/**
 * What tests leave behind. Files share a process, so `setup.ts` closes it: helpers are loaded only
 * once.
 */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const folders: string[] = [];
const open: (() => Promise<unknown>)[] = [];

/** A new empty folder, removed after the test file. */
export async function makeFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "wireform-test-")));
  folders.push(folder);
  return folder;
}

/** @param close is called when the test is over */
export function closeAfterTest(close: () => Promise<unknown>): void {
  open.push(close);
}

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((close) => close()));
}

export async function removeFolders(): Promise<void> {
  await Promise.all(
    folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })),
  );
}
