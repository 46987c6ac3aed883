/** From words of a command line to the input of an operation. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { isInRange } from "../encode/media-types.js";
import { setMember } from "../read/set-member.js";
import { valueAt } from "../read/value-at.js";
import {
  type CliCommand,
  type CliFlag,
  type CliPlatform,
  type Parsed,
  UsageError,
} from "./command-table.js";
import { bytesAt, fileAt, textAt } from "./read-files.js";
import { typeOfFile, untoldType } from "./file-types.js";
import { inWords, meantOr } from "./suggest.js";

type Group = Record<string, unknown>;

/** @throws UsageError for a value that a flag can't have */
export async function commandInput(
  { values, positionals }: Parsed,
  command: CliCommand,
  platform: CliPlatform,
): Promise<object> {
  const { flags = [], body, bodyTypes, answerTypes } = command;
  const input: Group = {};
  if (body !== undefined && typeof values["data"] === "string") {
    input["body"] = await dataOf(values["data"], body, platform);
    const contentType =
      mediaTypeIn(values, "content-type", bodyTypes) ?? bodyTypeOf(values["data"], command);
    if (contentType !== undefined) input["contentType"] = contentType;
  }
  const accept = mediaTypeIn(values, "accept", answerTypes);
  if (accept !== undefined) input["accept"] = accept;
  const byPosition = flags.filter(
    ({ isPositional, name }) =>
      isPositional && values[name] === undefined && values[`no-${name}`] === undefined,
  );
  if (positionals.length > byPosition.length)
    throw new UsageError(`unexpected argument: ${positionals[byPosition.length]}`);
  for (const [at, text] of positionals.entries())
    put(input, byPosition[at]!.at, await flagValue(byPosition[at]!, text, platform));
  for (const [name, given] of Object.entries(values)) {
    const found = flagFor(name, flags);
    if (found === undefined) {
      if (!flags.some((flag) => flag.name === name)) continue;
      throw new UsageError(`--${name} has members: give --${name}.NAME VALUE`);
    }
    const { flag, rest } = found;
    if (given === null) put(input, flag.at, null);
    else if (typeof given === "boolean") put(input, flag.at, name === flag.name);
    else if (flag.isList) {
      const items: unknown[] = [];
      for (const text of given as string[]) items.push(await flagValue(flag, text, platform));
      put(input, flag.at, items);
    } else
      put(
        input,
        rest === null ? flag.at : [...flag.at, rest],
        await flagValue(flag, given as string, platform, rest !== null),
      );
  }
  // A list or a map may be meant to be empty, and a body as a whole says itself what it has.
  const isWholeBody = input["body"] === undefined || values["data"] !== undefined;
  const owed = flags.filter(({ at, isRequired, isList, isMap }) => {
    const isOwed = isRequired && !isList && !isMap && !(at[0] === "body" && isWholeBody);
    return isOwed && valueAt(input, at) === undefined;
  });
  if (owed.length > 0)
    throw new UsageError(
      `${inWords(owed.map(({ name }) => `--${name}`))} ${owed.length > 1 ? "are" : "is"} missing`,
    );
  return (command.received?.(input) ?? input) as object;
}

function flagFor(name: string, flags: readonly CliFlag[]) {
  const own = flags.find((flag) => flag.name === name && !(flag.isMap && flag.kind !== "json"));
  if (own !== undefined) return { flag: own, rest: null };
  const negated = flags.find((flag) => `no-${flag.name}` === name);
  if (negated !== undefined) return { flag: negated, rest: null };
  const map = flags.find((flag) => flag.isMap && name.startsWith(`${flag.name}.`));
  return map && { flag: map, rest: name.slice(map.name.length + 1) };
}

/** Sets a value inside the input, in objects that are made on the way. */
function put(input: Group, at: readonly string[], value: unknown): void {
  let inside = input;
  for (const name of at.slice(0, -1)) {
    const inner = hasOwn(inside, name) ? inside[name] : undefined;
    if (typeof inner !== "object" || inner === null) setMember(inside, name, {});
    inside = inside[name] as Group;
  }
  setMember(inside, at[at.length - 1]!, value);
}

async function flagValue(
  { name, kind, words, isMap, types, isNullable }: CliFlag,
  text: string,
  platform: CliPlatform,
  isMember = false,
): Promise<unknown> {
  // A text of this word is given by --data.
  if (isNullable && text === "null") return null;
  if (words !== undefined && !words.includes(text))
    throw new UsageError(
      `--${name} is one of ${words.join(", ")}, not ${text}${meantOr(text, words)}`,
    );
  switch (isMap && isMember && kind === "json" ? "string" : kind) {
    case "integer":
      if (!/^-?\d+$/.test(text)) throw new UsageError(`--${name} is an integer, not ${text}`);
      return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
    case "number":
      if (text.trim() === "" || !Number.isFinite(Number(text)))
        throw new UsageError(`--${name} is a number, not ${text}`);
      return Number(text);
    case "json":
      return parseJsonWord(text.startsWith("@") ? await textAt(text, platform) : text, `--${name}`);
    case "file": {
      const type = types && typeOfFile(text, types);
      if (types && type === undefined) throw untoldType(name, types);
      return fileAt(text, platform, type);
    }
    case "boolean":
      if (!/^(true|false)$/.test(text))
        throw new UsageError(`--${name} is true or false, not ${text}`);
      return text === "true";
    case "string":
      return text;
  }
}

/** A media type that was asked for; what may be within a range is left to the operation. */
function mediaTypeIn(values: Parsed["values"], name: string, declared: readonly string[] = []) {
  const given = values[name] as string | undefined;
  const isDeclared = (type: string) => type.includes("*") || isInRange(given!, type);
  if (given === undefined || declared.some(isDeclared)) return given;
  const meant = meantOr(given, declared);
  throw new UsageError(`--${name} is one of ${declared.join(", ")}, not ${given}${meant}`);
}

/** `undefined`: the operation's default. */
function bodyTypeOf(text: string, { bodyTypes }: CliCommand): string | undefined {
  if (bodyTypes === undefined) return undefined;
  const type = typeOfFile(text, bodyTypes);
  if (type === undefined && bodyTypes[0]!.includes("*"))
    throw untoldType("data", bodyTypes, "--content-type");
  return type;
}

async function dataOf(text: string, kind: string, platform: CliPlatform): Promise<unknown> {
  if (kind === "bytes") return bytesAt(text, platform);
  const content = text === "-" || text.startsWith("@") ? await textAt(text, platform) : text;
  return kind === "text" ? content : parseJsonWord(content, "--data");
}

function parseJsonWord(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageError(`${name} is no JSON: ${(error as Error).message}`);
  }
}
