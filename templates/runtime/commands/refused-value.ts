/** What a command line says of a value that can't be sent: its flag, what is wrong, what is allowed. */
import { isNested } from "../encode/codecs/scalar.js";
import type { EncodeError, EncodeErrorCode } from "../encode/errors.js";
import { valueAt } from "../read/value-at.js";
import { isSecret } from "../tools/redact.js";
import { type CliCommand, type CliFlag, type Parsed, UsageError } from "./command-table.js";
import { inWords, meantOr } from "./suggest.js";

/** What follows the flag in a sentence. */
const sentences: Readonly<Record<EncodeErrorCode, string>> = {
  missing_required: "is missing",
  path_segment: 'is a part of a path, which can\'t be empty, "." or ".."',
  header_charset: "is a header, which has visible ASCII, and blanks inside only",
  cookie_charset: "is a cookie, which has ASCII without semicolons, and blanks inside only",
  lone_surrogate: "has half of a character in it (a lone surrogate)",
  not_finite: "is a finite number",
  not_integer: "is an integer between -2^53 and 2^53",
  invalid_date: "is a date, such as 2026-01-31",
  not_seconds: "is a time in seconds since 1970",
  type_mismatch: "has another type than the document declares",
  null_not_allowed: "can't be null",
  unsupported_value: "is no data that can be sent",
  cyclic_value: "contains itself",
  nested_value: "has a list or an object inside, which can't be sent at this place",
  too_many: "has more items or fields than the server reads",
  empty_item: "has an empty list or object as an item, of which nothing would be sent",
  ambiguous_key: "has a name that the server would read as another one",
  ambiguous_delimiter: "has the sign in it that separates items",
  ambiguous_content_type: "may be of several media types, and nothing decides between them",
  unknown_property: "isn't declared, and the document allows no other members",
  style_not_allowed: "can't be sent at this place",
  invalid_value: "breaks a rule of the document",
};

/** Of these, the error says no more than the sentence. */
const isWholeSentence = /^(header_charset|cookie_charset|not_integer)$/;

/**
 * A sentence: the flag, what is wrong with its value, and what is allowed.
 * @param input what was made of the words, with the value in it
 */
export function refusedValue(
  error: EncodeError,
  { flags = [] }: CliCommand,
  { values }: Parsed,
  input: object,
): UsageError {
  const { code, message } = error;
  const path = error.path.map(String);
  if (code === "missing_required" && path.length === 1 && path[0] === "body")
    return new UsageError(`the body is missing: give ${waysToGive(flags)}`);
  const start = [path.join("."), code].filter(Boolean).join(": ");
  const detail = message.slice(`${start}, `.length);
  const wanted = /^expected (.*)$/.exec(detail)?.[1];
  const said =
    wanted === undefined
      ? [sentences[code], isWholeSentence.test(code) ? "" : detail].filter(Boolean).join(": ")
      : `should be ${wanted}${instead(path, input)}`;
  const meant =
    code === "unknown_property" ? meantOr(path[path.length - 1]!, membersBeside(path, flags)) : "";
  return new UsageError(`${subjectOf(path, flags, values)} ${said}${meant}`);
}

/** `--name and --email, or --data`. */
function waysToGive(flags: readonly CliFlag[]): string {
  const own = flags.filter(({ at }) => at[0] === "body");
  const needed = own.filter(({ isRequired }) => isRequired);
  const named = needed.length > 0 ? needed : own.slice(0, 1);
  const words = inWords(named.map(({ name, isMap }) => `--${name}${isMap ? ".NAME" : ""}`));
  return [words && (needed.length > 0 ? words : `flags such as ${words}`), "--data"]
    .filter(Boolean)
    .join(", or ");
}

/** `item 2 of --tags`, `--metadata.a`, `amount.value in --data`. */
function subjectOf(
  path: readonly string[],
  flags: readonly CliFlag[],
  values: Parsed["values"],
): string {
  const flag = flags.find(({ name, at, isMap }) => {
    const isInside = at.every((member, i) => member === path[i]);
    // A member of the body that stands in --data isn't given by its flag.
    const isGiven = [name, `no-${name}`].some((one) => values[one] !== undefined) || isMap;
    return isInside && (isGiven || at[0] !== "body" || values["data"] === undefined);
  });
  const [part = "", ...members] = path;
  if (flag === undefined) {
    if (part === "accept") return "--accept";
    if (part !== "body") return path.join(".") || "the request";
    return [members.join("."), "--data"].filter(Boolean).join(" in ");
  }
  const inner = path.slice(flag.at.length);
  if (flag.isMap && flag.kind !== "json") return [`--${flag.name}`, ...inner].join(".");
  if (flag.isList && inner.length === 1) return `item ${Number(inner[0]) + 1} of --${flag.name}`;
  return [inner.join("."), `--${flag.name}`].filter(Boolean).join(" in ");
}

/** The value itself, where it is short and can be shown. */
function instead(path: readonly string[], input: object): string {
  const value = valueAt(input, path);
  const text = String(value);
  const isShown = !isNested(value) && value !== undefined && text.length <= 40;
  return isShown && !path.some(isSecret) ? `, not ${text}` : "";
}

function membersBeside(path: readonly string[], flags: readonly CliFlag[]): readonly string[] {
  const depth = path.length - 1;
  const siblings = flags.filter(({ at }) =>
    path.slice(0, depth).every((member, i) => member === at[i]),
  );
  return [...new Set(siblings.flatMap(({ at }) => at.slice(depth, depth + 1)))];
}
