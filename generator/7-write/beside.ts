import path from "node:path";
import { hashOf } from "../host/content-hash.js";

/** Room for what stands behind a name: `.wireform-staging`, or `.wireform-lock` and a process. */
const room = 32;

/** A place beside a folder, named after it: shortened where no disk would take the whole name. */
export function beside(folder: string, suffix: string): string {
  const name = path.basename(folder);
  if (Buffer.byteLength(name) + room <= 255) return folder + suffix;
  const start = [...name].slice(0, 40).join("");
  return path.join(path.dirname(folder), `${start}-${hashOf(name).slice(0, 8)}${suffix}`);
}
