/** Randomness at its ends: the least and the most that may come. */
import type { Random } from "../../../templates/runtime/fake/random.js";

export const least: Random = {
  next: () => 0,
  between: (from) => from,
  pick: (list) => list[0]!,
};

export const most: Random = {
  next: () => 1 - Number.EPSILON,
  between: (_, to) => to,
  pick: (list) => list.at(-1)!,
};

/** Takes the least and the most in turn. */
export function inTurn(): Random {
  let turn = 0;
  const next = () => (turn++ % 2 === 0 ? least : most);
  return {
    next: () => next().next(),
    between: (from, to) => next().between(from, to),
    pick: (list) => next().pick(list),
  };
}
