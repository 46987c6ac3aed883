/** Where two texts differ, and what follows from that for places in them. */
import { lineOf } from "../../diagnostics/lines.js";

/** All that differs: from `start` to these ends. Before and behind it both texts are the same. */
export interface ChangedText {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Offsets in UTF-16 units. For equal texts it is empty. */
export function changedText(older: string, newer: string): ChangedText {
  const most = Math.min(older.length, newer.length);
  const start = commonLength(most, (from, to) => older.slice(from, to) === newer.slice(from, to));
  const [oldLength, newLength] = [older.length, newer.length];
  const behind = commonLength(most - start, (from, to) => {
    return (
      older.slice(oldLength - to, oldLength - from) ===
      newer.slice(newLength - to, newLength - from)
    );
  });
  return { start, oldEnd: oldLength - behind, newEnd: newLength - behind };
}

/** How far two texts are the same. Comparing long pieces is much faster than single characters. */
function commonLength(most: number, areSame: (from: number, to: number) => boolean): number {
  let length = 0;
  for (let piece = 1 << 16; piece > 0; piece >>= 1)
    while (length + piece <= most && areSame(length, length + piece)) length += piece;
  return length;
}

/** Where a place behind the change is in the newer text. */
export function moved(offset: number, { oldEnd, newEnd }: ChangedText): number {
  return offset + newEnd - oldEnd;
}

/** The offset at which each line of the newer text begins. */
export function editedLineStarts(
  older: readonly number[],
  newer: string,
  changed: ChangedText,
): readonly number[] {
  const { start, oldEnd, newEnd } = changed;
  const starts = older.slice(0, lineOf(start, older) + 1);
  for (
    let at = newer.indexOf("\n", start);
    at >= 0 && at < newEnd;
    at = newer.indexOf("\n", at + 1)
  )
    starts.push(at + 1);
  const growth = newEnd - oldEnd;
  for (let line = lineOf(oldEnd, older) + 1; line < older.length; line++)
    starts.push(older[line]! + growth);
  return starts;
}
