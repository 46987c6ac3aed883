import { linkSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";

/** The steps that change a disk, each of which is done or not done: what a run may die between. */
export interface Disk {
  /** Makes a folder, and those that it lies in. */
  makeFolder(path: string): void;
  writeFile(path: string, text: string): void;
  /** Gives a file a second name: the same bytes, the same times. */
  link(from: string, to: string): void;
  rename(from: string, to: string): void;
  /** Removes a file, or a folder with all in it; one that is missing is removed already. */
  remove(path: string): void;
  /** @throws where the folder isn't empty */
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
