import { readFile, realpath, stat } from "node:fs/promises";

/** What the passes may ask of the outside world. Only `1-load` and `7-write` hold one. */
export interface Host {
  /** The bytes of a file. @throws a Node error with `code` (`ENOENT`, `EACCES`, ...) */
  readFile(path: string): Promise<Uint8Array>;
  /** The path with all symbolic links resolved, to compare with the folders that may be read. */
  realPath(path: string): Promise<string>;
  /** Called before a file is read: reading a pipe or a device would never end. */
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
