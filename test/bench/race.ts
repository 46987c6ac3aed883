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

type Contenders<Result> = Readonly<Record<string, () => Result>>;

/** Runs a second for each contender, as a median over the rounds; a round before them warms up. */
export async function race(
  contenders: Contenders<string> | Contenders<Promise<string>>,
  { rounds, turn }: RaceOptions,
): Promise<Readonly<Record<string, number>>> {
  const names = Object.keys(contenders);
  const speeds = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    // Each time another one begins, so that leftovers (garbage) affect all equally.
    const order = names.map((_, i) => names[(i + round) % names.length]!);
    for (const name of order) {
      const speed = await measureTurn(contenders[name]!, turn);
      if (round > 0) speeds[name]!.push(speed);
    }
  }
  return Object.fromEntries(names.map((name) => [name, medianOf(speeds[name]!)]));
}

/** Uses all results: an engine may drop unused work. */
let read = 0;

async function measureTurn(
  contender: () => string | Promise<string>,
  turn: number,
): Promise<number> {
  const start = performance.now();
  const used = process.cpuUsage();
  let runs = 0;
  do {
    for (let i = 0; i < 8; i++) {
      const result = contender();
      // Only what takes its time is waited for: the rest would be slowed by it.
      read += (typeof result === "string" ? result : await result).length;
    }
    runs += 8;
  } while (performance.now() - start < turn);
  if (read < 0) throw new Error("lengths can't be negative");
  // Processor time: what else the machine does makes no difference to it.
  const { user, system } = process.cpuUsage(used);
  return (runs / (user + system)) * 1e6;
}
