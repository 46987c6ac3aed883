/** The command line of a client: from its words to an exit code. */
import { ApiError } from "../client/api-error.js";
import type { Client } from "../client/client.js";
import { isBaseUrl } from "../client/options.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import { printedJson } from "../encode/printed-json.js";
import {
  type CliCommand,
  type CliPlatform,
  type CommandTable,
  UsageError,
} from "./command-table.js";
import { type Output, outputs } from "./common-options.js";
import {
  commandHelp,
  complete,
  findCommand,
  helpOf,
  namesBehind,
  shells,
  variableOf,
} from "./help-texts.js";
import { printData, printItems } from "./print-data.js";
import { commandInput, parseWords } from "./read-input.js";
import { type ShownOptions, shownRequest } from "./show-request.js";

/**
 * Runs a command line. It never throws.
 * @param connect the client's `createClient`
 * @returns 0: done; 1: the request failed; 2: wrong usage
 */
export async function runCommand(
  table: CommandTable,
  connect: (options: never) => Client,
  words: readonly string[],
  platform: CliPlatform,
): Promise<number> {
  try {
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
  if (first === undefined || first === "--help" || first === "help") return helpOf(table, null);
  if (first === "completion" && second !== undefined && hasOwn(shells, second))
    return shells[second]!(program);
  const found = findCommand(commands, words);
  if (found !== undefined)
    return found.rest.includes("--help") ? commandHelp(table, found.command) : undefined;
  if (first === "completion")
    throw new UsageError(`completion is for ${Object.keys(shells).join(", ")}`);
  const isGroup = commands.some(({ group }) => group === first);
  if (isGroup && (second === undefined || second === "--help")) return helpOf(table, first);
  const known = namesBehind(commands, isGroup ? [first] : []);
  throw new UsageError(
    `there is no ${isGroup ? `${first} ${second}` : first}; there is ${known.join(", ")}`,
  );
}

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
  if (!outputs.includes(output)) throw new UsageError(`--output is one of ${outputs.join(", ")}`);
  const input = (await commandInput(parsed, command, platform)) as never;
  const options = clientOptions(table, values, platform);
  if (values["dry-run"]) {
    const request = command.build(input);
    return platform.out(`${await shownRequest(connect, options, request, table.server)}\n`);
  }
  const client = connect(options as never);
  if (values["all"]) return printItems(pagesOf(command)(client, input), output, platform);
  return printData(await client.call(command.build(input)), output, platform);
}

function pagesOf({ pages, name }: CliCommand): NonNullable<CliCommand["pages"]> {
  if (pages === undefined) throw new UsageError(`${name} has no pages: leave --all out`);
  return pages;
}

function clientOptions(
  { prefix, schemes }: CommandTable,
  values: Readonly<Record<string, unknown>>,
  { env, fetch }: CliPlatform,
): ShownOptions & Record<string, unknown> {
  const baseUrl = serverIn(values["base-url"], env, `${prefix}_BASE_URL`);
  const auth = schemes.length === 0 ? undefined : credentialsIn(env, prefix, schemes);
  const headers = headersIn((values["header"] ?? []) as readonly string[]);
  const timeout = values["timeout"];
  return {
    ...(baseUrl !== undefined && { baseUrl }),
    ...(auth !== undefined && { auth }),
    ...(fetch !== undefined && { fetch }),
    ...(timeout !== undefined && { timeout: Number(timeout) }),
    headers,
  };
}

/** @throws UsageError unless it is one that a client takes */
function serverIn(given: unknown, env: CliPlatform["env"], name: string): string | undefined {
  const baseUrl = (given ?? env[name]) as string | undefined;
  if (baseUrl === undefined || isBaseUrl(baseUrl)) return baseUrl;
  throw new UsageError(
    `${given === undefined ? name : "--base-url"} is an absolute URL such as https://api.example.com/v2, without a query and credentials`,
  );
}

/**
 * Where the credential comes from that the API asks for.
 * @param asked by the operation
 */
function credentialHint(
  { prefix, schemes, isByScheme }: CommandTable,
  env: CliPlatform["env"],
  asked: readonly (readonly string[])[] = [],
): string {
  if (schemes.length === 0) return "";
  const token = `${prefix}_TOKEN`;
  const all = schemes.map((scheme) => variableOf(prefix, scheme));
  const isNamed = all.some((name) => env[name]);
  const own = [...new Set(asked.flat().map((scheme) => variableOf(prefix, scheme)))];
  const names = isByScheme && own.length > 0 ? own : all;
  // One without a name isn't sent where others are named.
  const set = (isNamed ? names : [token]).filter((name) => env[name]);
  if (set.length === 0)
    return `hint: there was no credential; set ${[...(isByScheme ? [] : [token]), ...names].join(" or ")}\n`;
  const instead = isByScheme && !isNamed ? `; set ${names.join(" or ")} instead` : "";
  return `hint: the API refuses the credential in ${set.join(", ")}${instead}\n`;
}

/** By scheme, or one for whichever scheme there is. */
function credentialsIn(
  env: CliPlatform["env"],
  prefix: string,
  schemes: readonly string[],
): ShownOptions["auth"] {
  const named = schemes.flatMap((scheme) => {
    const value = env[variableOf(prefix, scheme)];
    return value ? [[scheme, value] as const] : [];
  });
  return named.length > 0 ? Object.fromEntries(named) : env[`${prefix}_TOKEN`] || undefined;
}

function headersIn(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(text) ?? [];
      if (name === undefined || value === undefined)
        throw new UsageError(`--header is NAME:VALUE, not ${text}`);
      return [name, value] as const;
    }),
  );
}
