/** Compares two texts by UTF-16 code units, whatever the machine's language is. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
