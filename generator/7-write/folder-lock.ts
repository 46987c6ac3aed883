import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { clock } from "../host/clock.js";
import { siblingPath } from "./sibling-path.js";

/** Another run holds the lock of the folder for too long. */
export class FolderBusy extends Error {
  override readonly name = "FolderBusy";
  constructor(
    readonly holder: string,
    readonly lock: string,
  ) {
    super(`${holder} is writing there`);
  }
}

export interface LockOptions {
  /** Milliseconds to wait for the lock. */
  readonly timeout: number;
  /** Called once if another process holds the lock. */
  readonly onWait?: (holder: string) => void;
}

/**
 * Does work while no other run writes to the folder. The lock is a file beside the folder that
 * names its process; the lock of a process that has ended on this machine is ignored.
 * @throws FolderBusy where another run holds the folder for too long
 */
export async function withFolderLock<T>(
  folder: string,
  work: () => T | Promise<T>,
  { timeout, onWait = () => {} }: LockOptions,
): Promise<T> {
  const lock = siblingPath(folder, ".wireform-lock");
  const self = `${process.pid} ${hostname()}`;
  mkdirSync(path.dirname(lock), { recursive: true });
  const deadline = clock() + timeout;
  for (let waited = false; !claim(lock, self); waited = true) {
    const holder = holderOf(lock);
    if (holder !== null && isDead(holder)) discard(lock, holder);
    else if (holder !== null) {
      if (clock() > deadline) throw new FolderBusy(describe(holder), lock);
      if (!waited) onWait(describe(holder));
      await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    if (holderOf(lock) === self) rmSync(lock, { force: true });
  }
}

/**
 * Makes the lock file with its content in one step. If a run were killed between two steps, an
 * empty lock, which names no process, would stay for ever.
 */
function claim(lock: string, self: string): boolean {
  const own = `${lock}-${process.pid}`;
  writeFileSync(own, self);
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
    return claimWithoutLinks(lock, self);
  } finally {
    rmSync(own, { force: true });
  }
}

function claimWithoutLinks(lock: string, self: string): boolean {
  try {
    writeFileSync(lock, self, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** `null` if the lock has been removed meanwhile. */
function holderOf(lock: string): string | null {
  try {
    return readFileSync(lock, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code !== "EISDIR") throw error;
    throw Object.assign(new Error(`${lock} is a folder, where a lock has to be`), { code });
  }
}

/** Whether a process of this machine has ended. Those of other machines can't be checked. */
function isDead(holder: string): boolean {
  const [pid, host] = holder.split(" ");
  if (host !== hostname() || !/^[1-9]\d{0,9}$/.test(pid!)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Removes the lock of a dead run. If another run has taken the lock meanwhile, it gets it back. */
function discard(lock: string, holder: string): void {
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
    if (holderOf(aside) !== holder) linkSync(aside, lock);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function describe(holder: string): string {
  const [pid = "?", host = "?"] = holder.split(" ");
  return host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
}
