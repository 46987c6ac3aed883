/**
 * What V8 has made of a script in an earlier process, in the user's cache folder: it spares a process from
 * compiling each function anew. Node does the same itself from version 22 on, but not for all of its versions
 * that run wireform.
 */
import { lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { hashOf } from "../host/content-hash.js";
import { replaceFile, userFolder } from "./cache-files.js";

export interface CompiledCode {
  /** The parts of the script that have run before it was kept: functions of others aren't in it. */
  readonly parts: readonly string[];
  readonly data: Buffer;
}

/** Where the compiled code of a script is kept; `null` if there is no place for it. @param build its `fingerprint()` */
export function compiledFile(script: string, build: string): string | null {
  const folder = userFolder();
  // V8 makes another one with other flags, and on another processor.
  const key = [script, build, process.version, process.arch, cachedDataVersionTag()].join("\0");
  return folder && path.join(folder, `${hashOf(key).slice(0, 32)}${ending}`);
}

const ending = ".code";

/** `null` if there is none, or if it isn't just what a process of this user has written. */
export function readCompiled(file: string): CompiledCode | null {
  try {
    const content = readFileSync(file);
    const { uid } = lstatSync(file);
    if (process.getuid !== undefined && uid !== process.getuid()) return null;
    const end = content.indexOf("\n");
    const body = content.subarray(end + 1);
    if (content.toString("latin1", 0, end) !== hashOf(body)) return null;
    const start = body.indexOf("\n") + 1;
    const parts = JSON.parse(body.toString("utf8", 0, start)) as readonly string[];
    return { parts, data: body.subarray(start) };
  } catch {
    return null;
  }
}

export function writeCompiled(file: string, { parts, data }: CompiledCode): void {
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(parts)}\n`), data]);
  if (replaceFile(file, Buffer.concat([Buffer.from(`${hashOf(body)}\n`), body]))) prune(file);
}

/** Of builds, versions of Node and flags: the code of more than these is compiled again. */
const fileLimit = 8;

/** Removes the oldest files. */
function prune(written: string): void {
  try {
    const folder = path.dirname(written);
    const files = readdirSync(folder).filter((name) => name.endsWith(ending));
    if (files.length <= fileLimit) return;
    const timed = files.map((name) => {
      const file = path.join(folder, name);
      return { file, time: lstatSync(file).mtimeMs };
    });
    for (const { file } of timed.toSorted((a, b) => a.time - b.time).slice(0, -fileLimit))
      rmSync(file, { force: true });
  } catch {
    // Another process has removed one: there is room then.
  }
}
