/** Which command the words of a command line name. */
import { hasOwn } from "../encode/codecs/scalar.js";
import type { CliCommand } from "./command-table.js";
import { commonOptions } from "./common-options.js";

/** The command that words name, and the words behind its name. */
export function findCommand(
  commands: readonly CliCommand[],
  words: readonly string[],
): { readonly command: CliCommand; readonly rest: readonly string[] } | undefined {
  const [first, second] = words;
  const inGroup = commands.find(({ group, name }) => group === first && name === second);
  if (inGroup !== undefined) return { command: inGroup, rest: words.slice(2) };
  const alone = commands.find(({ group, name }) => group === undefined && name === first);
  return alone && { command: alone, rest: words.slice(1) };
}

/** The words that may stand behind others: groups and commands. */
export function namesBehind(
  commands: readonly CliCommand[],
  [group, ...more]: readonly string[],
): readonly string[] {
  if (more.length > 0) return [];
  if (group !== undefined)
    return commands.filter((one) => one.group === group).map(({ name }) => name);
  return [...new Set(commands.map((one) => one.group ?? one.name)), "completion", "help"];
}

/**
 * The same words, with flags of all commands behind the command that they stand before:
 * `--output table orders list`.
 */
export function nameFirst(
  commands: readonly CliCommand[],
  words: readonly string[],
): readonly string[] {
  const names: string[] = [];
  const flags: string[] = [];
  let at = 0;
  while (at < words.length && names.length < 2 && findCommand(commands, names) === undefined) {
    const word = words[at]!;
    if (word.startsWith("-") && !isCommonFlag(word)) break;
    at++;
    if (!word.startsWith("-")) names.push(word);
    else flags.push(word, ...(takesNext(word) ? words.slice(at, ++at) : []));
  }
  return [...names, ...flags, ...words.slice(at)];
}

/** One that each command takes, or that belongs to a kind of commands: its name says which. */
export function isCommonFlag(word: string): boolean {
  return word === "-h" || hasOwn(commonOptions, flagNameIn(word));
}

/** Whether the next word is its value. */
export function takesNext(word: string): boolean {
  const name = flagNameIn(word);
  return (
    word === `--${name}` && hasOwn(commonOptions, name) && commonOptions[name]!.type === "string"
  );
}

/** `open` of `--open` and of `--open=5`; empty where a word is no flag. */
export function flagNameIn(word: string): string {
  return /^--([^=]+)/.exec(word)?.[1] ?? "";
}
