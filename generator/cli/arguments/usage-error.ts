import { didYouMean } from "../../diagnostics/suggest.js";
import { commands, isCommand, type CommandFacts, type CommandName } from "./commands.js";
import { options, type Option } from "./options.js";

/** A command line that is wrong, and what may have been meant. */
export interface UsageError {
  readonly kind: "usage-error";
  readonly message: string;
  readonly hint: string | null;
}

export function usageError(message: string, hint: string | null): UsageError {
  return { kind: "usage-error", message, hint };
}

/** Whether a command takes an option. */
export function hasOption(command: CommandName, name: string): boolean {
  const { options: own }: CommandFacts = commands[command];
  return own.some((known) => known === name);
}

/**
 * An unknown word in the place of the command: a misspelt command, or a document without a command.
 */
export function noCommand(word: string): UsageError {
  const isDocument = /\.(ya?ml|json)$|^[a-z]+:\/\//i.test(word);
  const meant = isDocument
    ? `wireform generate ${word} --out DIR`
    : didYouMean(word, Object.keys(commands));
  return usageError(`there is no command ${word}`, meant ?? "see wireform --help");
}

/**
 * The command line has options but no command.
 * @param given the names of the options
 * @param args the options as they were typed
 */
export function missingCommand(given: readonly string[], args: readonly string[]): UsageError {
  const fitting = Object.keys(commands)
    .filter(isCommand)
    .find((command) => given.every((name) => hasOption(command, name)));
  return usageError(
    "a command is missing",
    fitting === undefined
      ? "see wireform --help"
      : `for example: wireform ${[fitting, ...args].join(" ")}`,
  );
}

/**
 * What is wrong with an option, from the message of Node's parser: it is unknown, lacks its value,
 * or has one that it doesn't take.
 */
export function wrongOption(said: string, args: readonly string[]): UsageError {
  const [, given = ""] = /'(?:-\w, )?(-[^' ]*)/.exec(said) ?? [];
  const flag = given.replace(/^-+/, "");
  const command = args.find(isCommand);
  if (Object.hasOwn(options, flag)) {
    const { value, help } = (options as Readonly<Record<string, Option>>)[flag]!;
    const word =
      value === undefined ? "" : ` ${typeof value === "string" ? value : value.join("|")}`;
    const next = args[args.indexOf(given) + 1] ?? "";
    const needed = /^-\d/.test(next) ? `can't be ${next}` : "needs a value";
    const what = value === undefined ? "takes no value" : needed;
    return usageError(`--${flag} ${what}`, `--${flag}${word}: ${help}`);
  }
  const known = Object.keys(options).filter(
    (name) => command === undefined || name === "help" || hasOption(command, name),
  );
  const message = `there is no option ${given}`;
  return usageError(
    message,
    optionMeant(flag, known) ??
      `see wireform ${command === undefined ? "--help" : `help ${command}`}`,
  );
}

/** A misspelt option, or one whose name begins alike: `--output` for `--out`. */
function optionMeant(flag: string, known: readonly string[]): string | undefined {
  const longest = known.toSorted((a, b) => b.length - a.length);
  const alike = longest.find(
    (name) => flag.length > 2 && (flag.startsWith(name) || name.startsWith(flag)),
  );
  if (alike !== undefined) return `did you mean --${alike}?`;
  const flags = known.map((name) => `--${name}`);
  return didYouMean(`--${flag}`, flags);
}
