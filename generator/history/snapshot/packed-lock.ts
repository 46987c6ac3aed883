/** The lock as a run leaves it for the next one: it is read after each edit, so no line is taken apart. */
import type { Lock } from "../../4-plan/lock/lock.js";
import { compareTexts } from "../../host/text-order.js";

/** A line: its columns, and its names, each behind its role. */
type PackedLine = readonly [
  client: string,
  pointer: string,
  file: string,
  names: readonly string[],
  method: string | null,
];

/** In the order of the lock's text. */
export function packLock(lock: Lock): readonly PackedLine[] {
  return lock
    .map((line) => ({ line, key: `${line.client} ${line.pointer}` }))
    .toSorted((a, b) => compareTexts(a.key, b.key))
    .map(({ line: { client, pointer, file, names, method = null } }) => {
      return [client, pointer, file, [...names].flat(), method];
    });
}

export function isPacked(value: unknown): value is readonly PackedLine[] {
  return Array.isArray(value) && value.length > 0 && value.every(isLine);
}

function isLine(value: unknown): value is PackedLine {
  return Array.isArray(value) && value.length === 5 && Array.isArray(value[3]);
}

export function unpackLock(lines: readonly PackedLine[]): Lock {
  return lines.map(([client, pointer, file, pairs, method]) => {
    const names = new Map<string, string>();
    for (let at = 0; at < pairs.length; at += 2) names.set(pairs[at]!, pairs[at + 1]!);
    return { client, pointer, file, names, method: method ?? undefined };
  });
}
