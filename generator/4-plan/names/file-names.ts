import { createHash } from "node:crypto";
import { kebabCase } from "./names.js";

/**
 * Longest name of a file, without its extensions: encrypted disks take 143 bytes, of which `.d.ts.map`
 * and the number of a second file of the name take their share.
 */
const longest = 128;

/** What all other disks take. */
const longestOfAll = 255 - ".d.ts.map".length;

/**
 * What the file of a name is called: for any disk, also where case is ignored or names of devices
 * can't be files. What it takes to be so follows from the name alone, never from others.
 * @param suffix what a reserved name gets: `Schema`
 */
export function fileNameOf(name: string, suffix: string): string {
  const plain = kebabCase(name) || "unnamed";
  const file = devices.test(plain) ? `${plain}-${kebabCase(suffix)}` : plain;
  if (file.length <= longest) return file;
  const mark = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${file.slice(0, longest - 9).replace(/-+$/, "")}-${mark}`;
}

/** Whether a file may have a name that stands in a lock: people edit it, older runs wrote it. */
export function isFileName(name: string): boolean {
  return name.length <= longestOfAll && !devices.test(name);
}

/** Windows takes these for devices, whatever stands behind a dot. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;
