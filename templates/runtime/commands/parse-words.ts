/** The words behind a command: flags and their values, and what stands without a flag. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { isJson } from "../encode/json.js";
import {
  type CliCommand,
  type CliPlatform,
  type ParseConfig,
  type Parsed,
  UsageError,
} from "./command-table.js";
import { commonOptions, optionsOf } from "./common-options.js";
import { meantOr } from "./suggest.js";

/**
 * Parses the words behind a command.
 * @throws UsageError for what it doesn't know
 */
export function parseWords(
  words: readonly string[],
  command: CliCommand,
  { parseArgs }: Pick<CliPlatform, "parseArgs">,
): Parsed {
  const { flags = [], name: commandName } = command;
  const options: ParseConfig["options"] = {};
  for (const [name, { type }] of Object.entries(commonOptions))
    options[name] = name === "header" ? { type, multiple: true } : { type };
  for (const { name, kind, isList } of flags) {
    options[name] = { type: kind === "boolean" ? "boolean" : "string", multiple: isList === true };
    if (kind === "boolean") options[`no-${name}`] = { type: "boolean" };
  }
  const maps = flags.filter(({ isMap }) => isMap);
  const end = words.indexOf("--");
  const args = words.flatMap((word, at): string | readonly string[] => {
    if (end >= 0 && at > end) return word;
    const name = flagNameIn(word);
    const isMember = maps.some((map) => name.startsWith(`${map.name}.`));
    if (isMember && !hasOwn(options, name)) options[name] = { type: "string" };
    const [, flag, value] = /^--([^=]+)=(true|false)$/.exec(word) ?? [];
    if (flag === undefined || options[flag]?.type !== "boolean") return word;
    if (value === "true") return `--${flag}`;
    // Those that all commands take are off unless they are given.
    return hasOwn(commonOptions, flag) ? [] : `--${oppositeOf(flag, options)}`;
  });
  refuseRepeated(args, options);
  const marked = markNegatives(args, options);
  const config: ParseConfig = { args: marked, options, allowPositionals: true, strict: true };
  const { values, positionals } = parsedWords(() => parseArgs(config), command);
  for (const [name, { only, lack }] of Object.entries(commonOptions))
    if (only !== undefined && command[only] === undefined && values[name] !== undefined)
      throw new UsageError(`${commandName} ${lack}: leave --${name} out`);
  const accept = values["accept"];
  if (values["all"] && accept !== undefined && !isJson(accept as string))
    throw new UsageError(`--all finds items in JSON: leave --accept ${String(accept)} out`);
  return { values, positionals: positionals.map(withoutMark) };
}

/** Of `open`: `no-open`, and the other way round. A flag may itself be called `no-cache`. */
function oppositeOf(flag: string, options: ParseConfig["options"]): string {
  return hasOwn(options, `no-${flag}`) ? `no-${flag}` : flag.replace(/^no-/, "");
}

/** @param parse throws an error in the words of `parseArgs`, which speak of its own options */
function parsedWords(parse: () => Parsed, command: CliCommand): Parsed {
  try {
    return parse();
  } catch (error) {
    const { message } = error as Error;
    const [, said, flag = ""] = /^(Unknown o|O)ption '(-[^' ]*)/.exec(message) ?? [];
    if (said === undefined) throw new UsageError(message);
    if (said !== "O") {
      const own = [...(command.flags ?? []), ...optionsOf(command).map(([name]) => ({ name }))];
      const known = own.map(({ name }) => `--${name}`);
      throw new UsageError(`there is no flag ${flag}${meantOr(flag, known, "; see --help")}`);
    }
    const isNeeded = !message.includes("does not take");
    const dashed = message.includes("ambiguous") ? `; one with a dash is ${flag}=-x` : "";
    throw new UsageError(`${flag} ${isNeeded ? "needs a value" : "takes no value"}${dashed}`);
  }
}

/** `open` of `--open` and of `--open=5`; empty where a word is no flag. */
function flagNameIn(word: string): string {
  return /^--([^=]+)/.exec(word)?.[1] ?? "";
}

/** Of a flag with one value, the last would count in silence. */
function refuseRepeated(args: readonly string[], options: ParseConfig["options"]): void {
  const end = args.indexOf("--");
  const given = new Set<string>();
  for (const word of end < 0 ? args : args.slice(0, end)) {
    const name = flagNameIn(word);
    const option = hasOwn(options, name) ? options[name] : undefined;
    if (option?.type !== "string" || option.multiple === true) continue;
    if (given.has(name)) throw new UsageError(`--${name} takes one value, and was given twice`);
    given.add(name);
  }
}

/** Before what would be read as a flag. No word of a command line has this sign. */
const valueMark = "\0";

/** A negative number is a value, not a flag: `--amount -5` is `--amount=-5`, and `-5` may stand alone. */
function markNegatives(words: readonly string[], options: ParseConfig["options"]): string[] {
  const marked: string[] = [];
  for (const word of words) {
    const last = marked[marked.length - 1] ?? "";
    const takesValue = last.startsWith("--") && options[last.slice(2)]?.type === "string";
    if (!/^-\.?\d/.test(word)) marked.push(word);
    else if (takesValue) marked[marked.length - 1] = `${last}=${word}`;
    else marked.push(valueMark + word);
  }
  return marked;
}

const withoutMark = (word: string) =>
  word.startsWith(valueMark) ? word.slice(valueMark.length) : word;
