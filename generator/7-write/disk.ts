import { linkSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import type { OutputFile } from "../6-print/print.js";

/**
 * The steps that change a disk. A run may be killed between any two of them, but not within one.
 */
export interface Disk {
  /** Makes a folder and its parents. */
  makeFolder(path: string): void;
  writeFile(path: string, content: string | Uint8Array): void;
  /** Writes many files into one folder, whose folders are there, if there is a faster way to do it. */
  readonly writeFiles?: (folder: string, files: readonly OutputFile[]) => void;
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
  writeFile: (path, content) => writeFileSync(path, content),
  link: (from, to) => linkSync(from, to),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  removeEmpty: (path) => rmdirSync(path),
};
