import { readFile, realpath, stat } from "node:fs/promises";

/** What the passes may ask of the world outside: only `1-load` and `7-write` hold one. */
export interface Host {
  /** The bytes of a file. @throws a Node error with `code` (`ENOENT`, `EACCES`, ...) */
  readFile(path: string): Promise<Uint8Array>;
  /** The path behind all symbolic links: what is compared with the folders that may be read. */
  realPath(path: string): Promise<string>;
  /** Asked before a file is read: a pipe or a device would never end. */
  stat(path: string): Promise<FileFacts>;
}

export interface FileFacts {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
}

export const nodeHost: Host = {
  readFile: (path) => readFile(path),
  realPath: (path) => realpath(path),
  async stat(path) {
    const found = await stat(path);
    const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
    return { kind, size: found.size };
  },
};
