import { readFile, realpath } from "node:fs/promises";

/** What the passes may ask of the world outside: only `1-load` and `7-write` hold one. */
export interface Host {
  /** The bytes of a file. @throws a Node error with `code` (`ENOENT`, `EACCES`, ...) */
  readFile(path: string): Promise<Uint8Array>;
  /** The path behind all symbolic links: what is compared with the folders that may be read. */
  realPath(path: string): Promise<string>;
}

export const nodeHost: Host = {
  readFile: (path) => readFile(path),
  realPath: (path) => realpath(path),
};
