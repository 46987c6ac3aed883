import { didYouMean } from "../../diagnostics/suggest.js";
import { usageError, type UsageError } from "./usage-error.js";

/** @param message why `word` is wrong, if it is none of the words */
export function readWord<W extends string>(
  word: string,
  words: readonly W[],
  message: string,
): W | UsageError {
  const found = words.find((one) => one === word);
  if (found !== undefined) return found;
  return usageError(message, didYouMean(word, words) ?? `choose one of ${words.join(", ")}`);
}
