/**
 * Replaces what differs between two texts in a third, which has the first as a part of it, or in
 * pieces. `null` unless the lines in question are there exactly once.
 */
export function replacePart(whole: string, older: string, newer: string): string | null {
  if (whole === older) return newer;
  if (older === newer) return whole;
  const [before, after] = [older.split("\n"), newer.split("\n")];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let behind = 0;
  const most = Math.min(before.length, after.length) - start;
  while (behind < most && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  const isThere = () => whole.includes(part(before, start, behind));
  // With more lines around them, they can be told apart from others that say the same.
  while (isRepeated(whole, part(before, start, behind))) {
    behind--;
    if (behind >= 0 && isThere()) continue;
    behind++;
    start--;
    if (start < 0 || !isThere()) return null;
  }
  return replaceOnce(whole, part(before, start, behind), part(after, start, behind));
}

/** Replaces whole lines; `null` unless they are there exactly once. */
export function replaceOnce(whole: string, older: string, newer: string): string | null {
  const at = whole.indexOf(older);
  if (at < 0 || isRepeated(whole, older)) return null;
  return whole.slice(0, at) + newer + whole.slice(at + older.length);
}

function isRepeated(whole: string, text: string): boolean {
  return whole.indexOf(text) !== whole.lastIndexOf(text);
}

/** Lines, with the line breaks around them. @param behind how many follow */
function part(lines: readonly string[], start: number, behind: number): string {
  return ["", ...lines.slice(start, lines.length - behind), ""].join("\n");
}
