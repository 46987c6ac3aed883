/** The command line of a client: from its words to an exit code. */
import { ApiError } from "../client/api-error.js";
import type { Client } from "../client/client.js";
import type { HttpRequest } from "../encode/operation.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import { EncodeError } from "../encode/errors.js";
import { printedJson } from "../encode/printed-json.js";
import { type CliPlatform, type CommandTable, UsageError } from "./command-table.js";
import { clientOptions, credentialHint, headersIn, variablesOf } from "./client-settings.js";
import { optionsOf, type Output, outputs } from "./common-options.js";
import { complete, shells } from "./completion.js";
import { findCommand, isCommonFlag, nameFirst, namesBehind } from "./find-command.js";
import { commandHelp, helpOf } from "./help-texts.js";
import { printData, printItems } from "./print-data.js";
import { parseWords } from "./parse-words.js";
import { commandInput } from "./read-input.js";
import { refusedValue } from "./refused-value.js";
import { shownRequest } from "./show-request.js";
import { meantOr } from "./suggest.js";

/**
 * Runs a command line. It never throws.
 * @param connect the client's `createClient`
 * @param given the words behind the program's name
 * @returns 0: done; 1: the request failed; 2: wrong usage
 */
export async function runCommand(
  table: CommandTable,
  connect: (options: never) => Client,
  given: readonly string[],
  platform: CliPlatform,
): Promise<number> {
  try {
    const isCompletion = given[0] === "--complete";
    const words = isCompletion ? given : nameFirst(table.commands, given);
    const text =
      words[0] === "--version" ? await versionOf(table, platform) : textFor(table, words);
    if (text !== undefined) platform.out(text);
    else await callCommand(table, connect, words, platform);
    return 0;
  } catch (error) {
    platform.err(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof ApiError && error.data !== undefined)
      platform.err(`${typeof error.data === "string" ? error.data : printedJson(error.data, 2)}\n`);
    if (error instanceof ApiError && error.status === 401)
      platform.err(credentialHint(table, platform.env, error.source.security));
    return error instanceof UsageError ? 2 : 1;
  }
}

async function versionOf(
  { program, title, apiVersion }: CommandTable,
  { version }: CliPlatform,
): Promise<string> {
  const own = version === undefined ? "" : ` ${await version()}`;
  return `${program}${own} (${title} ${apiVersion})\n`;
}

/** The answer to words that call no operation; `undefined`: they do. */
function textFor(table: CommandTable, words: readonly string[]): string | undefined {
  const { commands, program } = table;
  const [first, second] = words;
  if (first === "--complete") return [...complete(table, words.slice(1)), ""].join("\n");
  if (first === "help") return textFor(table, [...words.slice(1), "--help"]);
  if (first === undefined || isHelp(first)) return helpOf(table, null);
  if (first.startsWith("-") && words.some(isHelp)) return helpOf(table, null);
  if (first === "completion" && second !== undefined && hasOwn(shells, second))
    return shells[second]!(program);
  const found = findCommand(commands, words);
  if (found !== undefined)
    return found.rest.some(isHelp) ? commandHelp(table, found.command) : undefined;
  if (first === "completion")
    throw new UsageError(`completion is for ${Object.keys(shells).join(", ")}`);
  const isGroup = commands.some(({ group }) => group === first);
  if (isGroup && (second === undefined || words.some(isHelp))) return helpOf(table, first);
  const known = namesBehind(commands, isGroup ? [first] : []);
  const word = isGroup ? second! : first;
  if (word.startsWith("-")) throw withoutCommand(word, known);
  const inOthers = commands.find(({ name }) => !isGroup && name === first);
  const meant = inOthers
    ? `; did you mean ${inOthers.group} ${first}?`
    : meantOr(word, known, `; there is ${known.join(", ")}`);
  throw new UsageError(`there is no ${isGroup ? `${first} ${second}` : first}${meant}`);
}

/** Where the name of a command is due, and a flag stands there. */
function withoutCommand(flag: string, known: readonly string[]): UsageError {
  if (isCommonFlag(flag))
    return new UsageError(`a command is missing; there is ${known.join(", ")}`);
  const common = optionsOf({}).map(([name]) => `--${name}`);
  const meant = meantOr(flag, common, "; those of a command stand behind its name");
  return new UsageError(`there is no flag ${flag} before a command${meant}`);
}

const isHelp = (word: string) => word === "--help" || word === "-h";

async function callCommand(
  table: CommandTable,
  connect: (options: never) => Client,
  words: readonly string[],
  platform: CliPlatform,
): Promise<void> {
  const { command, rest } = findCommand(table.commands, words)!;
  const parsed = parseWords(rest, command, platform);
  const { values } = parsed;
  const output = (values["output"] ?? (values["all"] ? "lines" : "json")) as Output;
  if (!outputs.includes(output))
    throw new UsageError(
      `--output is one of ${outputs.join(", ")}, not ${output}${meantOr(output, outputs)}`,
    );
  const input = (await commandInput(parsed, command, platform)) as never;
  const options = clientOptions(table, values, platform);
  const headers = headersIn(values, command);
  let request: HttpRequest | undefined;
  try {
    request = command.build(input);
    if (values["dry-run"]) {
      const shown = await shownRequest(
        connect,
        { ...options, headers },
        request,
        input,
        table.server,
      );
      return platform.out(`${shown}\n`);
    }
    const client = connect(options as never);
    if (values["all"])
      return await printItems(command.pages!(client, input, { headers }), output, platform);
    return printData(await client.call(request, { headers }), output, platform);
  } catch (error) {
    if (error instanceof EncodeError) throw refusedValue(error, command, parsed, input);
    const { message } = error as Error;
    // What the client says of credentials before it sends anything.
    if (!(error instanceof TypeError) || !message.startsWith("auth: ")) throw error;
    throw new UsageError(
      `${message}\nhint: set ${variablesOf(table, request?.operation.security)}`,
    );
  }
}
