/** Patterns that a backtracking matcher may need exponential time for: here it grows with the text. */
import { regularExpression } from "../encode/codecs/expression.js";
import type { TextTest } from "./checks.js";

/** A set of characters, an assertion, or the steps to go on with. Behind the last: it is found. */
export type PatternStep = string | readonly number[];

/** Longer texts don't fit: even so they would take too long. */
const longestTested = 100_000;

/** @param program made of the source by the generator */
export function linearPattern(source: string, program: readonly PatternStep[]): TextTest {
  let moves: readonly Move[] | undefined;
  return {
    source,
    toString: () => `/${source}/`,
    test(text) {
      if (text.length > longestTested) return false;
      moves ??= program.map(moveOf);
      return isFound(moves, Array.from(text));
    },
  };
}

/** To other steps at once, or to the next one: if the character fits, or the place. */
type Move =
  | { readonly to: readonly number[] }
  | { readonly takes: (sign: string) => boolean }
  | { readonly holds: (before: string, after: string) => boolean };

function moveOf(step: PatternStep): Move {
  if (typeof step !== "string") return { to: step };
  switch (step) {
    case "^":
      return { holds: (before) => before === "" };
    case "$":
      return { holds: (_, after) => after === "" };
    case "\\b":
      return { holds: (before, after) => isWord(before) !== isWord(after) };
    case "\\B":
      return { holds: (before, after) => isWord(before) === isWord(after) };
  }
  const expression = regularExpression(`^(?:${step})$`);
  return { takes: (sign) => expression?.test(sign) ?? false };
}

const isWord = (sign: string) => /\w/.test(sign);

function isFound(moves: readonly Move[], signs: readonly string[]): boolean {
  let starts = new Set<number>();
  for (let at = 0; at <= signs.length; at++) {
    const [before, after] = [signs[at - 1] ?? "", signs[at] ?? ""];
    // It may begin anywhere. Each step is looked at once for each character.
    const seen = starts.add(0);
    starts = new Set();
    // What is added while this goes on is visited too.
    for (const step of seen) {
      const move = moves[step];
      if (move === undefined) return true;
      if ("to" in move) for (const next of move.to) seen.add(next);
      else if ("holds" in move) {
        if (move.holds(before, after)) seen.add(step + 1);
      } else if (move.takes(after)) starts.add(step + 1);
    }
  }
  return false;
}
