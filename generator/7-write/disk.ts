import { linkSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";

/**
 * The steps that change a disk. A run may be killed between any two of them, but not within one.
 */
export interface Disk {
  /** Makes a folder and its parents. */
  makeFolder(path: string): void;
  writeFile(path: string, text: string): void;
  /** Makes a hard link, which keeps the file's times. */
  link(from: string, to: string): void;
  rename(from: string, to: string): void;
  /** Removes a file or a folder with its contents, if it exists. */
  remove(path: string): void;
  /** Removes a folder. @throws if it isn't empty */
  removeEmpty(path: string): void;
}

export const nodeDisk: Disk = {
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  writeFile: (path, text) => writeFileSync(path, text),
  link: (from, to) => linkSync(from, to),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  removeEmpty: (path) => rmdirSync(path),
};
