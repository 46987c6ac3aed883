/** Flags that are on or off, and take no word behind them: `--open`, `--no-open`, `--open=false`. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { type ParseConfig, UsageError } from "./command-table.js";
import { commonOptions } from "./common-options.js";

type ParseOptions = ParseConfig["options"];

/**
 * The same words without a value: `--no-open` instead of `--open=false`.
 * @param words those before `--`
 * @throws UsageError for other values, for `--open false`, and for a flag that is on and off
 */
export function onOrOff(words: readonly string[], options: ParseOptions): readonly string[] {
  const plain = words.flatMap((word, at) => withoutValue(word, words[at + 1], options));
  for (const word of plain) {
    const flag = word.replace(/^--/, "");
    if (isSwitch(word, options) && plain.includes(`--no-${flag}`))
      throw new UsageError(`--${flag} and --no-${flag} are given: leave one of them out`);
  }
  return plain;
}

function withoutValue(word: string, next: string | undefined, options: ParseOptions): string | [] {
  const [, flag = "", value] = /^--([^=]+)(?:=([^]*))?$/.exec(word) ?? [];
  if (!isSwitch(`--${flag}`, options)) return word;
  const isCommon = hasOwn(commonOptions, flag);
  const off = isCommon ? ", or leave it out" : ` or --${oppositeOf(flag, options)}`;
  if (value === undefined && /^(true|false)$/.test(next ?? ""))
    throw new UsageError(
      `--${flag} takes no word behind it, such as ${next}: give --${flag}${off}`,
    );
  if (value === undefined || value === "true") return `--${flag}`;
  if (value !== "false")
    throw new UsageError(`--${flag} is true or false, not ${value}: give --${flag}${off}`);
  // Those that all commands take are off unless they are given.
  return isCommon ? [] : `--${oppositeOf(flag, options)}`;
}

function isSwitch(word: string, options: ParseOptions): boolean {
  const flag = word.replace(/^--/, "");
  return word !== flag && hasOwn(options, flag) && options[flag]!.type === "boolean";
}

/** Of `open`: `no-open`, and the other way round. A flag may itself be called `no-cache`. */
function oppositeOf(flag: string, options: ParseOptions): string {
  return hasOwn(options, `no-${flag}`) ? `no-${flag}` : flag.replace(/^no-/, "");
}
