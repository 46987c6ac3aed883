import { createHash } from "node:crypto";
import { kebabCase } from "./names.js";

/**
 * Longest name of a file, without its extensions: encrypted disks allow 143 bytes, including `.d.ts.map`
 * and a number.
 */
const longest = 128;

/** The limit of all other disks. */
const longestOfAll = 255 - ".d.ts.map".length;

/**
 * The file of a name. It works on any disk, even where case is ignored or device names can't be files. Any
 * change follows from the name alone, never from other names.
 * @param suffix what a reserved name gets: `Schema`
 */
export function fileNameOf(name: string, suffix: string): string {
  const plain = kebabCase(name) || "unnamed";
  const file = devices.test(plain) ? `${plain}-${kebabCase(suffix)}` : plain;
  if (file.length <= longest) return file;
  const mark = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${file.slice(0, longest - 9).replace(/-+$/, "")}-${mark}`;
}

/** Whether a file may have the name that the lock says: people edit locks, and older versions wrote them. */
export function isFileName(name: string): boolean {
  return name.length <= longestOfAll && !devices.test(name);
}

/** Windows treats these as devices, with any extension. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;
