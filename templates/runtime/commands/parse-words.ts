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
import { flagNameIn } from "./find-command.js";
import { onOrOff } from "./on-or-off.js";
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
  const before = end < 0 ? words : words.slice(0, end);
  for (const word of before) {
    const name = flagNameIn(word);
    const isMember = maps.some((map) => name.startsWith(`${map.name}.`));
    if (isMember && !hasOwn(options, name)) options[name] = { type: "string" };
  }
  const nulls = flags.filter(
    ({ name, kind, isNullable }) =>
      kind === "boolean" && isNullable && before.includes(`--${name}=null`),
  );
  const isNull = (word: string) => nulls.some(({ name }) => word === `--${name}=null`);
  const switched = onOrOff(
    before.filter((word) => !isNull(word)),
    options,
  );
  const args = [...switched, ...words.slice(before.length)];
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
  const none = Object.fromEntries(nulls.map(({ name }): [string, null] => [name, null]));
  return { values: { ...values, ...none }, positionals: positionals.map(withoutMark) };
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
      const own = (command.flags ?? []).flatMap(({ name, kind, isPositional }) =>
        kind === "boolean" && !isPositional ? [name, `no-${name}`] : [name],
      );
      const known = [...own, ...optionsOf(command).map(([name]) => name)].map(
        (name) => `--${name}`,
      );
      throw new UsageError(`there is no flag ${flag}${meantOr(flag, known, "; see --help")}`);
    }
    const dashed = message.includes("ambiguous") ? `; one with a dash is ${flag}=-x` : "";
    throw new UsageError(`${flag} needs a value${dashed}`);
  }
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
