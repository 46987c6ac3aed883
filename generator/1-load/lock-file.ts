import type { Host } from "../host.js";

/** More than any real lock. */
const limit = 64 * 1024 * 1024;

/**
 * The text of an earlier run's lock; `null` where there is none.
 * @throws Error where something is there that can't be read, or that is no lock
 */
export async function readLockFile(file: string, host: Host): Promise<string | null> {
  try {
    const { kind, size } = await host.stat(file);
    if (kind !== "file") throw new Error("it is no file");
    if (size > limit) throw new Error(`${size} bytes, ${limit} are allowed`);
    return new TextDecoder("utf-8").decode(await host.readFile(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}
