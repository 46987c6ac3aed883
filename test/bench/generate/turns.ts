/** Whole processes that take turns, and what each of them took: medians over the rounds. */
import type { Taken } from "../child.js";
import { medianOf } from "../race.js";

/** Whole processes take long: few rounds are enough. */
export const rounds = 3;

/** Runs one program; a text says why it can't run. */
export type Turn = (round: number) => Promise<Taken | string>;

/** What each program took, or why it couldn't run. */
export type Results = Readonly<Record<string, Taken | string>>;

/** @throws what a turn throws: only a text is a result */
export async function takeTurns(
  contenders: Readonly<Record<string, Turn>>,
  progress: (text: string) => void,
  count = rounds,
): Promise<Results> {
  const results: Record<string, Taken[] | string> = {};
  for (let round = 1; round <= count; round++) {
    for (const [name, turn] of Object.entries(contenders)) {
      const before = results[name] ?? [];
      if (typeof before === "string") continue;
      progress(`${name}, ${round} of ${count}`);
      const result = await turn(round);
      results[name] = typeof result === "string" ? result : [...before, result];
    }
  }
  const medians = Object.entries(results).map(([name, result]) => [
    name,
    typeof result === "string" ? result : medianTaken(result),
  ]);
  return Object.fromEntries(medians) as Results;
}

function medianTaken(taken: readonly Taken[]): Taken {
  return {
    wall: medianOf(taken.map(({ wall }) => wall)),
    cpu: medianOf(taken.map(({ cpu }) => cpu)),
    peak: medianOf(taken.map(({ peak }) => peak)),
  };
}
