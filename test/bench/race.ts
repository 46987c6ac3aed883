/** Comparable figures: the programs take turns in one process, and the medians count. */

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface RaceOptions {
  readonly rounds: number;
  /** How long each contender runs in a round, in milliseconds. */
  readonly turn: number;
}

/** Runs a second for each contender, as a median over the rounds; a round before them warms up. */
export function race(
  contenders: Readonly<Record<string, () => string>>,
  { rounds, turn }: RaceOptions,
): Readonly<Record<string, number>> {
  const names = Object.keys(contenders);
  const speeds = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    // Each time another one begins, so that leftovers (garbage) affect all equally.
    const order = names.map((_, i) => names[(i + round) % names.length]!);
    for (const name of order) {
      const speed = measureTurn(contenders[name]!, turn);
      if (round > 0) speeds[name]!.push(speed);
    }
  }
  return Object.fromEntries(names.map((name) => [name, medianOf(speeds[name]!)]));
}

/** Uses all results: an engine may drop unused work. */
let used = 0;

function measureTurn(contender: () => string, turn: number): number {
  const start = performance.now();
  let runs = 0;
  let passed = 0;
  do {
    for (let i = 0; i < 8; i++) used += contender().length;
    runs += 8;
    passed = performance.now() - start;
  } while (passed < turn);
  if (used < 0) throw new Error("lengths can't be negative");
  return (runs / passed) * 1000;
}
