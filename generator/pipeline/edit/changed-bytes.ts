/** Where two texts in UTF-8 differ. */

/** All that differs: from `start` to these ends. Before and behind it both texts are the same. */
export interface ChangedBytes {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Whole characters. For equal texts it is empty. */
export function changedBytes(older: Buffer, newer: Buffer): ChangedBytes {
  const [oldLength, newLength] = [older.length, newer.length];
  const most = Math.min(oldLength, newLength);
  const areSame = (at: number, other: number, length: number) =>
    older.compare(newer, other, other + length, at, at + length) === 0;
  let start = commonLength(most, (from, length) => areSame(from, from, length));
  while (isInside(older, start) || isInside(newer, start)) start--;
  let behind = commonLength(most - start, (from, length) =>
    areSame(oldLength - from - length, newLength - from - length, length),
  );
  while (isInside(older, oldLength - behind)) behind--;
  return { start, oldEnd: oldLength - behind, newEnd: newLength - behind };
}

/** How far two texts are the same. Comparing long pieces is much faster than single bytes. */
function commonLength(most: number, areSame: (from: number, length: number) => boolean): number {
  let length = 0;
  for (let piece = 1 << 16; piece > 0; piece >>= 1)
    while (length + piece <= most && areSame(length, piece)) length += piece;
  return length;
}

/** Whether a byte is one of a character that begins before it. */
function isInside(bytes: Buffer, at: number): boolean {
  return at < bytes.length && (bytes[at]! & 0xc0) === 0x80;
}

/** How many lines end between two places. */
export function countLines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a, from); at >= 0 && at < to; at = bytes.indexOf(0x0a, at + 1))
    count++;
  return count;
}

/** Where the line begins in which a place is. */
export function lineStart(bytes: Buffer, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1;
}
