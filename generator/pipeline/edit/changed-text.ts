/** Where two JSON texts differ, and which members of an object that is. */
import { findRepeatedKeys, jsonMembers, skipBlank } from "../../1-load/json/scan.js";

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

/**
 * The members that a part of a text touches; `null` if that isn't all within the object, or has the
 * same key twice. What is written between them is read too, so that a comma too many is noticed.
 * @param object where the text of the object begins
 */
export function membersIn(
  text: string,
  object: number,
  [start, end]: readonly [start: number, end: number],
): Readonly<Record<string, unknown>> | null {
  let from = object + 1;
  let last = from;
  let next: number | null = null;
  for (const { keyStart, valueEnd } of jsonMembers(text, object)) {
    if (keyStart > end) {
      next = keyStart;
      break;
    }
    if (valueEnd < start) from = valueEnd;
    last = valueEnd;
  }
  const to = next ?? skipBlank(text, last);
  if (start < from || end > to) return null;
  const [before, after] = [from > object + 1 ? other(0) : "", next === null ? "" : other(1)];
  return parseOnce(`{${before}${text.slice(from, to)}${after}}`);
}

/** Stands for the members before and behind. No path is called so, nor is a component. */
const other = (side: number) => `"${others[side]}":0`;
const others = ["<before>", "<behind>"];

function parseOnce(text: string): Readonly<Record<string, unknown>> | null {
  let isRepeated = false;
  findRepeatedKeys(text, () => (isRepeated = true));
  if (isRepeated) return null;
  try {
    const members = Object.entries(JSON.parse(text) as object);
    return Object.fromEntries(members.filter(([key]) => !others.includes(key)));
  } catch {
    return null;
  }
}
