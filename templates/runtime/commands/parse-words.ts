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
  const options: Parameters<typeof parseArgs>[0]["options"] = {};
  for (const [name, { type }] of Object.entries(commonOptions))
    options[name] = name === "header" ? { type, multiple: true } : { type };
  for (const { name, kind, isList } of flags) {
    options[name] = { type: kind === "boolean" ? "boolean" : "string", multiple: isList === true };
    if (kind === "boolean") options[`no-${name}`] = { type: "boolean" };
  }
  const maps = flags.filter(({ isMap }) => isMap);
  const args = words.map((word) => {
    const [, name = ""] = /^--([^=]+)/.exec(word) ?? [];
    const isMember = maps.some((map) => name.startsWith(`${map.name}.`));
    if (isMember && !hasOwn(options, name)) options[name] = { type: "string" };
    // A negative number is a value, not a flag.
    const [, flag, value] = /^--([^=]+)=(true|false)$/.exec(word) ?? [];
    const isBoolean = flag !== undefined && options[flag]?.type === "boolean";
    return isBoolean ? (value === "true" ? `--${flag}` : `--no-${flag}`) : word;
  });
  refuseRepeated(args, options);
  const config = { args: joinNegatives(args), options, allowPositionals: true, strict: true };
  const parsed = parsedWords(() => parseArgs(config as ParseConfig), command);
  for (const [name, { only, lack }] of Object.entries(commonOptions))
    if (only !== undefined && command[only] === undefined && parsed.values[name] !== undefined)
      throw new UsageError(`${commandName} ${lack}: leave --${name} out`);
  const accept = parsed.values["accept"];
  if (parsed.values["all"] && accept !== undefined && !isJson(accept as string))
    throw new UsageError(`--all finds items in JSON: leave --accept ${String(accept)} out`);
  return parsed;
}

/** @param parse throws an error in the words of `parseArgs`, which speak of its own options */
function parsedWords(parse: () => Parsed, command: CliCommand): Parsed {
  try {
    return parse();
  } catch (error) {
    const { message } = error as Error;
    const [, said, flag = ""] = /^(Unknown o|O)ption '(?:-\w, )?(-[^' ]*)/.exec(message) ?? [];
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

/** Of a flag with one value, the last would count in silence. */
function refuseRepeated(args: readonly string[], options: ParseConfig["options"]): void {
  const end = args.indexOf("--");
  const given = new Set<string>();
  for (const word of end < 0 ? args : args.slice(0, end)) {
    const [, name = ""] = /^--([^=]+)/.exec(word) ?? [];
    const { type, multiple = false } = hasOwn(options, name) ? options[name]! : {};
    if (type !== "string" || multiple) continue;
    if (given.has(name)) throw new UsageError(`--${name} takes one value, and was given twice`);
    given.add(name);
  }
}

/** `--amount -5` is meant as `--amount=-5`. */
function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of args) {
    const last = joined[joined.length - 1];
    if (/^-\.?\d/.test(word) && last !== undefined && /^--[^=]+$/.test(last))
      joined[joined.length - 1] = `${last}=${word}`;
    else joined.push(word);
  }
  return joined;
}
