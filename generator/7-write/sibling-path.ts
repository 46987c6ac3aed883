import path from "node:path";
import { hashOf } from "../host/content-hash.js";

/** Leaves room for a suffix: `.wireform-staging`, or `.wireform-lock` with a process id. */
const room = 32;

/** A path next to a folder, named after it. Too long a name is shortened. */
export function siblingPath(folder: string, suffix: string): string {
  const name = path.basename(folder);
  if (Buffer.byteLength(name) + room <= 255) return folder + suffix;
  const start = [...name].slice(0, 40).join("");
  return path.join(path.dirname(folder), `${start}-${hashOf(name).slice(0, 8)}${suffix}`);
}
