/** What the flags and the environment say of the client: its server, headers, time and credentials. */
import { headersOf, isBaseUrl } from "../client/options.js";
import {
  type CliCommand,
  type CliPlatform,
  type CommandTable,
  UsageError,
} from "./command-table.js";
import { variableOf } from "./help-texts.js";
import type { ShownOptions } from "./show-request.js";

export function clientOptions(
  { prefix, schemes }: CommandTable,
  values: Readonly<Record<string, unknown>>,
  { env, fetch }: CliPlatform,
): ShownOptions & Record<string, unknown> {
  const baseUrl = serverIn(values["base-url"], env, `${prefix}_BASE_URL`);
  const auth = schemes.length === 0 ? undefined : credentialsIn(env, prefix, schemes);
  const timeout = timeIn(values["timeout"] as string | undefined);
  return {
    ...(baseUrl !== undefined && { baseUrl }),
    ...(auth !== undefined && { auth }),
    ...(fetch !== undefined && { fetch }),
    ...(timeout !== undefined && { timeout }),
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
export function credentialHint(
  table: CommandTable,
  env: CliPlatform["env"],
  asked: Ways = [],
): string {
  const { prefix, schemes, isByScheme } = table;
  if (schemes.length === 0) return "";
  const token = `${prefix}_TOKEN`;
  const ways = waysOf(table, asked);
  const isNamed = schemes.some((scheme) => env[variableOf(prefix, scheme)]);
  // One without a name isn't sent where others are named.
  const set = (isNamed ? [...new Set(ways.flat())] : [token]).filter((name) => env[name]);
  if (set.length === 0) {
    const isEnough = !isByScheme && ways.some(({ length }) => length === 1);
    return `hint: there was no credential; set ${isEnough ? `${token} or ` : ""}${waysText(ways)}\n`;
  }
  const others = ways.filter((way) => way.some((name) => !set.includes(name)));
  // Where there is one scheme alone, its variable says the same as the other.
  const isOther = isNamed ? others.length > 0 : isByScheme || others.length > 1;
  const instead = isOther ? `; set ${waysText(others)} instead` : "";
  return `hint: the API refuses the credential in ${set.join(", ")}${instead}\n`;
}

/** The variables of the credentials that an operation asks for: `SHOP_KEY and SHOP_ID or SHOP_TOKEN`. */
export function variablesOf(table: CommandTable, asked: Ways | undefined): string {
  return waysText(waysOf(table, asked ?? []));
}

type Ways = readonly (readonly string[])[];

/** Ways to call it, each with the variables that go together. */
function waysOf({ prefix, schemes }: CommandTable, asked: Ways): Ways {
  const usable = asked.filter((all) => all.length > 0 && all.every((one) => schemes.includes(one)));
  const ways = usable.length > 0 ? usable : schemes.map((scheme) => [scheme]);
  return ways.map((all) => all.map((scheme) => variableOf(prefix, scheme)));
}

const waysText = (ways: Ways) => ways.map((all) => all.join(" and ")).join(" or ");

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

/** The headers of a request, which win over the operation's own. */
export function headersIn(
  values: Readonly<Record<string, unknown>>,
  { answerTypes }: CliCommand,
): Readonly<Record<string, string>> {
  const given = (values["header"] ?? []) as readonly string[];
  const headers = given.map((text) => {
    const [, name, value = ""] = /^([^:]+):\s*(.*)$/.exec(text) ?? [];
    if (name === undefined) throw new UsageError(`--header is NAME:VALUE, not ${text}`);
    // It would be read as the operation's default type.
    if (answerTypes !== undefined && name.toLowerCase() === "accept")
      throw new UsageError(`give --accept ${value} instead of --header ${text}`);
    return [name, value] as const;
  });
  try {
    return headersOf(Object.fromEntries(headers));
  } catch (error) {
    throw new UsageError(`--header: ${(error as Error).message}`);
  }
}

function timeIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Number(text);
  if (time > 0) return time;
  throw new UsageError(`--timeout is a number of milliseconds above 0, not ${text}`);
}
