/**
 * What V8 has made of a script in an earlier process, in the user's cache folder: it spares a process from
 * compiling each function anew. Node does the same itself from version 22 on, but not for all of its versions
 * that run wireform.
 *
 * V8 runs what it is given. So the files have a folder of their own, which counts only if nobody but the
 * user can write there: a cache folder may be below a folder that all users share.
 */
import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { hashOf } from "../host/content-hash.js";
import { replaceFile, userFolder } from "./cache-files.js";

export interface CompiledCode {
  /** The parts of the script that have run before it was kept: functions of others aren't in it. */
  readonly parts: readonly string[];
  readonly data: Buffer;
}

/** Where the compiled code of a script is kept; `null` if there is no place for it. @param script its path @param build its `fingerprint()` */
export function compiledFile(script: string, build: string): string | null {
  const folder = userFolder();
  // V8 makes another one with other flags, and on another processor.
  const key = [script, build, process.version, process.arch, cachedDataVersionTag()].join("\0");
  return folder && path.join(folder, "code", hashOf(key).slice(0, 32));
}

/** `null` if there is none, or if it isn't just what a process of this user has written. */
export function readCompiled(file: string): CompiledCode | null {
  try {
    if (!isOwn(path.dirname(file)) || !isOwn(file)) return null;
    const content = readFileSync(file);
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

/** @param make is called only if there is a place for what it makes: that takes a while */
export function writeCompiled(file: string, make: () => CompiledCode): void {
  if (!canWrite(path.dirname(file))) return;
  const { parts, data } = make();
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(parts)}\n`), data]);
  if (replaceFile(file, Buffer.concat([Buffer.from(`${hashOf(body)}\n`), body]))) prune(file);
}

function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return isOwn(folder);
  } catch {
    return false;
  }
}

/** Whether only this user can have written it. Windows tells no owners: folders of users are closed there. */
function isOwn(file: string): boolean {
  if (process.getuid === undefined) return true;
  const stat = lstatSync(file);
  const isLink = stat.isSymbolicLink();
  return !isLink && stat.uid === process.getuid() && (stat.mode & writableByOthers) === 0;
}

const writableByOthers = 0o022;

/** Of builds, versions of Node and flags: the code of more than these is compiled again. */
const fileLimit = 8;

/** Removes the oldest files, and so what killed processes have begun. */
function prune(written: string): void {
  try {
    const folder = path.dirname(written);
    const timed = readdirSync(folder).map((name) => {
      const file = path.join(folder, name);
      return { file, time: lstatSync(file).mtimeMs };
    });
    for (const { file } of timed.toSorted((a, b) => a.time - b.time).slice(0, -fileLimit))
      rmSync(file, { force: true });
  } catch {
    // Another process has removed one: there is room then.
  }
}
