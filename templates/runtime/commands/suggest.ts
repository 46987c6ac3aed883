/** Words of a command line in sentences: what a misspelt one was meant to be. */

/** The end of a message: `; did you mean list?`, or else `otherwise`. */
export function meantOr(word: string, known: readonly string[], otherwise = ""): string {
  const slips = known.map((one) => slipsBetween(word.toLowerCase(), one.toLowerCase()));
  const fewest = Math.min(...slips);
  if (fewest > Math.max(1, word.replace(/^--/, "").length / 3)) return otherwise;
  return `; did you mean ${known[slips.indexOf(fewest)]}?`;
}

/** `--a, --b and --c` */
export function inWords(words: readonly string[]): string {
  const last = words[words.length - 1] ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}

/** How many letters differ, are missing or too many; two that changed places count once. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
          row[j]! + 1,
          next[j - 1]! + 1,
          isSwap ? before[j - 2]! + 1 : Infinity,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
