/** The lock as a run leaves it for the next one: it is read after each edit, so no line is taken apart. */
import type { Lock, LockLine } from "../../4-plan/lock/lock.js";

/** A line: its columns, and its names, each behind its role. */
type PackedLine = readonly [
  client: string,
  pointer: string,
  file: string,
  names: readonly string[],
  method: string | null,
];

/** In the order of the lock's text. There are thousands of lines. */
export function packLock(lock: Lock): readonly PackedLine[] {
  const keys: string[] = [];
  for (const [index, { client, pointer }] of lock.entries())
    keys.push(`${client} ${pointer}\0${index}`);
  const lines: PackedLine[] = [];
  for (const key of keys.toSorted()) {
    const { client, pointer, file, names, method = null } = lock[Number(key.split("\0").at(-1))]!;
    lines.push([client, pointer, file, [...names].flat(), method]);
  }
  return lines;
}

export function isPacked(value: unknown): value is readonly PackedLine[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  for (const line of value)
    if (!Array.isArray(line) || line.length !== 5 || !Array.isArray(line[3])) return false;
  return true;
}

export function unpackLock(packed: readonly PackedLine[]): Lock {
  const lines: LockLine[] = [];
  for (const [client, pointer, file, pairs, method] of packed) {
    const names = new Map<string, string>();
    for (let at = 0; at < pairs.length; at += 2) names.set(pairs[at]!, pairs[at + 1]!);
    lines.push({ client, pointer, file, names, method: method ?? undefined });
  }
  return lines;
}
